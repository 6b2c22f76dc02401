package io.github.cleancut.reports.verdict;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.law.LawVerdict.Witness;
import io.github.cleancut.reports.timeline.Timeline.Window;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.timing.CheckpointTiming.Status;
import io.github.cleancut.reports.timing.CheckpointTimings;
import io.github.cleancut.reports.timing.SubtaskTiming;
import io.github.cleancut.reports.timing.SubtaskTiming.Moment;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The part of a run that is worth looking at. */
public final class Telling {
    private static final long ROOM_NANOS = 50_000_000;
    private static final int MOST_AFTERMATH = 6;

    private Telling() {}

    /** The stretch of time around the first violation, else the first failed checkpoint, else the slowest one. */
    static Window window(Verdict verdict) {
        CheckpointTimings timings = verdict.timings();
        long end = verdict.summary().virtualNanos();
        Optional<Witness> violation = verdict.violated().stream()
                .map(law -> law.overall().witness())
                .filter(Objects::nonNull)
                .min(Comparator.comparingLong(Witness::timeNanos));
        if (violation.isPresent()) {
            return aroundMoment(violation.get().timeNanos(), timings, end);
        }
        Optional<CheckpointTiming> failed = timings.checkpoints().stream()
                .filter(checkpoint -> checkpoint.status() == Status.FAILED && checkpoint.triggerNanos() != UNKNOWN)
                .filter(checkpoint -> checkpoint.endedNanos() < end)
                .findFirst();
        if (failed.isPresent()) {
            return aroundFailure(failed.get(), timings, end);
        }
        return slowest(timings)
                .map(checkpoint -> Window.around(checkpoint.triggerNanos(), checkpoint.endedNanos(), end))
                .orElse(Window.around(0, end, end));
    }

    private static Window aroundMoment(long nanos, CheckpointTimings timings, long end) {
        return timings.checkpoints().stream()
                .filter(checkpoint -> checkpoint.triggerNanos() != UNKNOWN && checkpoint.triggerNanos() <= nanos)
                .reduce((first, second) -> second)
                .filter(checkpoint -> nanos - checkpoint.triggerNanos() < 20 * ROOM_NANOS)
                .map(checkpoint ->
                        Window.around(checkpoint.triggerNanos(), Math.max(nanos, checkpoint.endedNanos()), end))
                .orElse(Window.around(Math.max(0, nanos - ROOM_NANOS), nanos + ROOM_NANOS, end));
    }

    /** From the trigger until the job is restored, where that is not too far away. */
    private static Window aroundFailure(CheckpointTiming failed, CheckpointTimings timings, long end) {
        long lasted = Math.max(1, failed.endedNanos() - failed.triggerNanos());
        long latest = failed.endedNanos() + MOST_AFTERMATH * lasted;
        long until = timings.restores().stream()
                .map(CheckpointTimings.Restore::nanos)
                .filter(nanos -> nanos >= failed.endedNanos() && nanos <= latest)
                .findFirst()
                .map(nanos -> nanos + lasted / 2)
                .orElse(failed.endedNanos());
        return Window.around(failed.triggerNanos(), until, end);
    }

    static Optional<CheckpointTiming> slowest(CheckpointTimings timings) {
        return timings.completed().stream().max(Comparator.comparingLong(CheckpointTiming::endToEndNanos));
    }

    /** The longest step of the last subtask to acknowledge the slowest checkpoint, for example {@code async on sink[0]}. */
    public static String slowestPart(CheckpointTimings timings) {
        return slowest(timings)
                .flatMap(checkpoint -> checkpoint.subtasks().stream()
                        .max(Comparator.comparingLong(part -> part.at(Moment.ACK_RECEIVED))))
                .map(part -> longestStep(part) + " on " + timings.topology().nameOf(part.task()))
                .orElse("none");
    }

    private static String longestStep(SubtaskTiming part) {
        record Step(String name, long nanos) {}
        return List.of(
                        new Step("start delay", part.startDelayNanos()),
                        new Step("alignment", part.alignmentNanos()),
                        new Step("sync", part.syncNanos()),
                        new Step("async", part.asyncNanos()))
                .stream()
                .max(Comparator.comparingLong(Step::nanos))
                .map(Step::name)
                .orElseThrow();
    }
}
