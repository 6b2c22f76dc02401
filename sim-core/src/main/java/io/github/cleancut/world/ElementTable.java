package io.github.cleancut.world;

import io.github.cleancut.protocol.message.ChannelEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the events that travel in channels, so that a channel holds plain numbers: one entry serves all channels on which an equal event travels. */
final class ElementTable {
    private final List<ChannelEvent> events = new ArrayList<>();
    private final Map<ChannelEvent, Long> codes = new LinkedHashMap<>();

    /** A broadcast asks for the same event again and again. */
    private @Nullable ChannelEvent last;

    private long codeOfLast;

    /** The negative number of an event. */
    long code(ChannelEvent event) {
        if (event != last) {
            codeOfLast = find(event);
            last = event;
        }
        return codeOfLast;
    }

    private long find(ChannelEvent event) {
        Long code = codes.get(event);
        if (code == null) {
            code = -1L - events.size();
            events.add(event);
            codes.put(event, code);
        }
        return code;
    }

    /** The event with a number. */
    ChannelEvent event(long code) {
        return events.get((int) (-1 - code));
    }

    /** Whether an element is a {@link DataBuffer}. */
    static boolean isData(long element) {
        return element >= 0;
    }
}
