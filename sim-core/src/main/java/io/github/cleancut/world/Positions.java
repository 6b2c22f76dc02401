package io.github.cleancut.world;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/** Whether an event is at a position of the scenario: all given fields must match (format.md, section 4). */
final class Positions {
    private final Topology topology;

    Positions(Topology topology) {
        this.topology = topology;
    }

    /** The position that an entry waits for, or null. */
    static @Nullable Position of(ScriptEntry entry) {
        return entry.strikes() instanceof Fault.Strikes.When when ? when.position() : null;
    }

    /** The kind of event that a position names. */
    static EventKind kindOf(Position position) {
        EventKind kind = EventKind.ofWord(position.event());
        if (kind == null) {
            throw new IllegalArgumentException("no event is named " + position.event());
        }
        return kind;
    }

    boolean matches(Position position, TraceEvent event) {
        return event.kind().word().equals(position.event())
                && isNumber(position.checkpoint(), event.checkpoint())
                && isNumber(position.attempt(), event.attempt())
                && isTask(position.subtask(), event.task())
                && isTask(position.from(), event.channel() < 0 ? -1 : topology.producerOf(event.channel()))
                && isTask(position.to(), event.channel() < 0 ? -1 : topology.consumerOf(event.channel()))
                && isTask(position.source(), event.lineage() < 0 ? -1 : Lineage.sourceTask(event.lineage()))
                && isNumber(position.offset(), offsetOf(event))
                && (position.word() == null || position.word().equals(event.text()));
    }

    private static long offsetOf(TraceEvent event) {
        return event.lineage() < 0 ? event.number() : Lineage.offset(event.lineage());
    }

    private static boolean isNumber(long wanted, long actual) {
        return wanted < 0 || wanted == actual;
    }

    private boolean isTask(@Nullable SubtaskRef wanted, int task) {
        return wanted == null || (task >= 0 && topology.matches(wanted, task));
    }
}
