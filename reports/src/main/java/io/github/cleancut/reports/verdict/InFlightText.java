package io.github.cleancut.reports.verdict;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.timing.CheckpointTimings;
import io.github.cleancut.reports.timing.InFlight;
import io.github.cleancut.reports.timing.SubtaskTiming;
import io.github.cleancut.reports.timing.SubtaskTiming.Moment;
import java.util.ArrayList;
import java.util.List;

/** What reports say of a run with unaligned checkpoints; nothing of any other. */
public final class InFlightText {
    private InFlightText() {}

    /** The word of the header: how barriers and records are ordered; empty where they align. */
    static String mode(CheckpointConfig checkpointing) {
        if (!checkpointing.exactlyOnce()) {
            return "   at least once";
        }
        if (!checkpointing.unaligned()) {
            return "";
        }
        return checkpointing.alignedTimeoutMillis() > 0
                ? "   unaligned after " + checkpointing.alignedTimeoutMillis() + " ms"
                : "   unaligned";
    }

    /** How many checkpoints stored records in flight, and how much. */
    static String overview(CheckpointTimings timings) {
        List<CheckpointTiming> completed = timings.completed();
        long unaligned = completed.stream()
                .filter(checkpoint -> checkpoint.persistedBytes() > 0)
                .count();
        long persisted = completed.stream()
                .mapToLong(CheckpointTiming::persistedBytes)
                .max()
                .orElse(0);
        long processed = completed.stream()
                .mapToLong(CheckpointTiming::processedBytes)
                .max()
                .orElse(0);
        return unaligned + " of " + completed.size() + " completed stored records in flight   persisted max "
                + bytes(persisted) + "  processed max " + bytes(processed);
    }

    /** Of one checkpoint: its type as Flink shows it and its bytes, then, one a line, where it switched and what is in flight in it. */
    static List<String> of(CheckpointTiming checkpoint, Topology topology) {
        List<String> lines = new ArrayList<>();
        lines.add("checkpoint " + checkpoint.id() + ": " + checkpoint.restType() + "  processed "
                + bytes(checkpoint.processedBytes()) + "  persisted " + bytes(checkpoint.persistedBytes()));
        for (SubtaskTiming part : checkpoint.subtasks()) {
            long switched = part.at(Moment.SWITCHED_UNALIGNED);
            if (switched != UNKNOWN) {
                lines.add(topology.nameOf(part.task()) + " switched to unaligned "
                        + VirtualTime.format(switched - checkpoint.triggerNanos()) + " after the trigger");
            }
        }
        for (SubtaskTiming part : checkpoint.subtasks()) {
            part.inFlight().forEach(stored -> lines.add(words(stored, part.task(), topology)));
        }
        return lines;
    }

    /** A channel, how much of it is stored, and at which end it was taken. */
    private static String words(InFlight stored, int task, Topology topology) {
        int producer = topology.producerOf(stored.channel());
        int consumer = topology.consumerOf(stored.channel());
        return "in flight " + topology.nameOf(producer) + " -> " + topology.nameOf(consumer) + ": "
                + Quantity.count(stored.records()) + (stored.records() == 1 ? " record, " : " records, ")
                + bytes(stored.bytes()) + ", from the " + (task == producer ? "output" : "input") + " of "
                + topology.nameOf(task);
    }

    /** A size as reports print it. */
    public static String bytes(long bytes) {
        return Quantity.count(bytes) + " b";
    }
}
