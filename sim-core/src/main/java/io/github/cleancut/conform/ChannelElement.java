package io.github.cleancut.conform;

import io.github.cleancut.protocol.channel.ElementTraits;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfOutputChannelState;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.EventAnnouncement;
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
    String describe(boolean priority) {
        if (event == null) {
            return "{type=buffer id=" + bufferId + "}";
        }
        return describe(event, priority);
    }

    private static String describe(ChannelEvent event, boolean priority) {
        if (event instanceof Barrier barrier) {
            return "{type=barrier id=" + barrier.checkpointId() + " alignment="
                    + barrier.options().alignment() + " priority=" + priority + "}";
        }
        if (event instanceof EventAnnouncement announcement) {
            return "{type=announcement id=" + announcement.barrier().checkpointId() + "}";
        }
        if (event instanceof CancelMarker cancel) {
            return "{type=cancel id=" + cancel.checkpointId() + "}";
        }
        if (event instanceof EndOfData) {
            return "{type=end_of_data}";
        }
        if (event instanceof EndOfPartition) {
            return "{type=end_of_partition}";
        }
        if (event instanceof EndOfOutputChannelState) {
            return "{type=end_of_output_channel_state}";
        }
        throw new IllegalArgumentException("unknown event " + event);
    }
}
