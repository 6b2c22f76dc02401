package io.github.cleancut.reports.verdict;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventField;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import org.jspecify.annotations.Nullable;

/** Counts the events of a run that match a position (format.md, section 4), and remembers when the wanted one was. */
final class PositionMatch implements TraceListener {
    private static final long NEVER = -1;

    private final Position position;
    private final EventKind kind;
    private final Topology topology;
    private long matches;
    private long wantedNanos = NEVER;

    /**
     * A match for a position.
     *
     * @throws IllegalArgumentException if there is no such event
     */
    PositionMatch(Position position, Topology topology) {
        EventKind named = EventKind.ofWord(position.event());
        if (named == null) {
            throw new IllegalArgumentException("no event " + position.event());
        }
        this.position = position;
        this.kind = named;
        this.topology = topology;
    }

    @Override
    public void accept(TraceEvent event) {
        if (event.kind() != kind || !matches(event)) {
            return;
        }
        matches++;
        boolean isWanted = position.nth() == Position.EVERY ? matches == 1 : matches == position.nth();
        if (isWanted) {
            wantedNanos = event.timeNanos();
        }
    }

    private boolean matches(TraceEvent event) {
        return (position.checkpoint() < 0 || position.checkpoint() == event.checkpoint())
                && (position.attempt() < 0 || position.attempt() == event.attempt())
                && (position.word() == null || position.word().equals(event.text()))
                && (position.offset() < 0 || position.offset() == offset(event))
                && isTask(position.subtask(), actor(event))
                && isTask(position.source(), source(event))
                && isTask(position.from(), end(event, true))
                && isTask(position.to(), end(event, false));
    }

    private boolean isTask(@Nullable SubtaskRef wanted, int task) {
        return wanted == null || (task >= 0 && topology.matches(wanted, task));
    }

    private static int actor(TraceEvent event) {
        return event.kind().has(EventField.TASK) ? event.task() : -1;
    }

    private static int source(TraceEvent event) {
        return event.kind().has(EventField.LINEAGE) ? Lineage.sourceTask(event.lineage()) : -1;
    }

    private int end(TraceEvent event, boolean isProducer) {
        if (!event.kind().has(EventField.CHANNEL)) {
            return -1;
        }
        return isProducer ? topology.producerOf(event.channel()) : topology.consumerOf(event.channel());
    }

    private static long offset(TraceEvent event) {
        return event.kind().has(EventField.LINEAGE) ? Lineage.offset(event.lineage()) : event.number();
    }

    /** Number of matches so far. */
    long matches() {
        return matches;
    }

    /** Whether the wanted match has come: the first, or the nth. */
    boolean isReached() {
        return wantedNanos != NEVER;
    }

    /** Virtual time of the wanted match, plus the position's {@code after}. */
    long nanos() {
        return wantedNanos + Math.max(0, position.afterNanos());
    }
}
