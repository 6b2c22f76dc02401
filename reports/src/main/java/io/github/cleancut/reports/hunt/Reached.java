package io.github.cleancut.reports.hunt;

import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The positions that runs have reached, of those that a scenario can name and this simulator has. */
public final class Reached implements TraceListener {
    private final Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    private long newestCheckpoint;

    @Override
    public void accept(TraceEvent event) {
        if (event.kind().isPosition()) {
            kinds.add(event.kind());
            newestCheckpoint = Math.max(newestCheckpoint, event.checkpoint());
        }
    }

    /** All positions. */
    private static List<EventKind> known() {
        return Arrays.stream(EventKind.values()).filter(EventKind::isPosition).toList();
    }

    /** How many positions there are. */
    public static int knownCount() {
        return known().size();
    }

    /** The positions reached, in the order of the enumeration. */
    public List<EventKind> kinds() {
        return List.copyOf(kinds);
    }

    /** The names of those that were never reached. */
    public List<String> missing() {
        return known().stream()
                .filter(kind -> !kinds.contains(kind))
                .map(EventKind::word)
                .toList();
    }

    /** The largest checkpoint id, 0 for none. */
    long newestCheckpoint() {
        return newestCheckpoint;
    }
}
