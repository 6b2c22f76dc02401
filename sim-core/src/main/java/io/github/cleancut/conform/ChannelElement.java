package io.github.cleancut.conform;

import io.github.cleancut.protocol.channel.ElementTraits;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfOutputChannelState;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.EventAnnouncement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data buffer or an event in a channel.
 *
 * @param event the event, null for a data buffer
 * @param bufferId number of a data buffer
 * @param bytes its size
 * @param traits how it behaves
 * @param sequence its number in the channel
 */
record ChannelElement(@Nullable ChannelEvent event, long bufferId, int bytes, ElementTraits traits, int sequence) {

    /** As the recordings write a delivered element. */
    Map<String, Object> describe(boolean priority) {
        Entry entry = event == null ? item("buffer").with("id", bufferId) : describe(event, priority);
        return entry.fields();
    }

    private static Entry describe(ChannelEvent event, boolean priority) {
        if (event instanceof Barrier barrier) {
            return item("barrier")
                    .with("id", barrier.checkpointId())
                    .with("alignment", barrier.options().alignment().name())
                    .with("priority", priority);
        }
        if (event instanceof EventAnnouncement announcement) {
            return item("announcement").with("id", announcement.barrier().checkpointId());
        }
        if (event instanceof CancelMarker cancel) {
            return item("cancel").with("id", cancel.checkpointId());
        }
        if (event instanceof EndOfData) {
            return item("end_of_data");
        }
        if (event instanceof EndOfPartition) {
            return item("end_of_partition");
        }
        if (event instanceof EndOfOutputChannelState) {
            return item("end_of_output_channel_state");
        }
        throw new IllegalArgumentException("unknown event " + event);
    }

    private static Entry item(String type) {
        return new Entry().with("type", type);
    }
}
