package io.github.cleancut.reports.verdict;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.LawVerdict.Witness;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.timeline.Timeline.Window;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.timing.CheckpointTiming.Status;
import io.github.cleancut.reports.timing.CheckpointTimings;
import io.github.cleancut.reports.timing.CriticalPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of a run that is worth looking at. */
public final class Telling {
    private static final long ROOM_NANOS = 50_000_000;
    private static final int MOST_AFTERMATH = 6;
    /** Exchanges whose barriers may overtake records (T-210). */
    private static final Set<Exchange> UNALIGNED_ABLE =
            EnumSet.of(Exchange.HASH, Exchange.REBALANCE, Exchange.SHUFFLE, Exchange.GLOBAL);

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

    /** The stretch of time of one checkpoint, with what a failure led to. */
    static Window window(CheckpointTiming checkpoint, Verdict verdict) {
        long end = verdict.summary().virtualNanos();
        if (checkpoint.status() == Status.FAILED) {
            return aroundFailure(checkpoint, verdict.timings(), end);
        }
        long until = checkpoint.endedNanos() == UNKNOWN ? end : checkpoint.endedNanos();
        return Window.around(Math.max(0, checkpoint.triggerNanos()), until, end);
    }

    private static Window aroundMoment(long nanos, CheckpointTimings timings, long end) {
        Optional<CheckpointTiming> open = timings.checkpoints().stream()
                .filter(checkpoint -> isUnderWay(checkpoint, nanos))
                .findFirst();
        if (open.isPresent()) {
            CheckpointTiming checkpoint = open.get();
            return checkpoint.status() == Status.FAILED
                    ? aroundFailure(checkpoint, timings, end)
                    : Window.around(checkpoint.triggerNanos(), Math.max(nanos, checkpoint.endedNanos()), end);
        }
        return timings.checkpoints().stream()
                .filter(checkpoint -> checkpoint.triggerNanos() != UNKNOWN && checkpoint.triggerNanos() <= nanos)
                .reduce((first, second) -> second)
                .filter(checkpoint -> nanos - checkpoint.triggerNanos() < 20 * ROOM_NANOS)
                .map(checkpoint ->
                        Window.around(checkpoint.triggerNanos(), Math.max(nanos, checkpoint.endedNanos()), end))
                .orElse(Window.around(Math.max(0, nanos - ROOM_NANOS), nanos + ROOM_NANOS, end));
    }

    /** Whether a checkpoint had begun at a moment, and was not over, or not for long. */
    private static boolean isUnderWay(CheckpointTiming checkpoint, long nanos) {
        boolean hasBegun = checkpoint.triggerNanos() != UNKNOWN && checkpoint.triggerNanos() <= nanos;
        boolean hasFailed = checkpoint.status() == Status.FAILED && checkpoint.endedNanos() + ROOM_NANOS >= nanos;
        return hasBegun && (hasFailed || checkpoint.endedNanos() == UNKNOWN || checkpoint.endedNanos() >= nanos);
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

    /** What the end of the slowest checkpoint waited for longest, for example {@code async sink[0]} or {@code barrier slow[0] -> sum[0]}. */
    public static String slowestPart(Verdict verdict) {
        CheckpointTimings timings = verdict.timings();
        return slowest(timings)
                .flatMap(checkpoint -> longest(CriticalPath.of(checkpoint, timings.topology())))
                .map(step -> CriticalPath.words(step, timings.topology()) + whyAligned(step, verdict))
                .orElse("none");
    }

    private static Optional<CriticalPath.Step> longest(List<CriticalPath.Step> steps) {
        return steps.stream().max(Comparator.comparingLong(CriticalPath.Step::nanos));
    }

    /** Why a barrier had to wait for records although checkpoints are unaligned: an exchange that never is keeps all inputs of its task from it. */
    private static String whyAligned(CriticalPath.Step step, Verdict verdict) {
        boolean isUnaligned = verdict.plan().scenario().flink().checkpointing().unaligned();
        if (!isUnaligned || step.channel() < 0) {
            return "";
        }
        return verdict.timings().topology().itemAt(step.task()).inputs().stream()
                .filter(edge -> !UNALIGNED_ABLE.contains(edge.exchange()))
                .findFirst()
                .map(edge -> " (" + edge.from() + " " + edge.exchange() + ": never unaligned, T-210)")
                .orElse("");
    }

    /**
     * Requests that failed one after another for the same reason, before they had an id.
     *
     * @param fromNanos virtual time of the first
     * @param untilNanos virtual time of the last
     * @param count how many
     * @param reason in Flink's words
     */
    public record Refused(long fromNanos, long untilNanos, int count, String reason) {
        /** When they failed, for example {@code at 5204.000 ms} or {@code 12 times from 5204.000 ms to 6304.000 ms}. */
        public String when() {
            String times = count == 1 ? "" : count + " times ";
            return fromNanos == untilNanos
                    ? times + "at " + VirtualTime.format(fromNanos)
                    : times + "from " + VirtualTime.format(fromNanos) + " to " + VirtualTime.format(untilNanos);
        }
    }

    /** Requests that failed before they had an id, in order; what has one reason stands together. */
    public static List<Refused> refusals(CheckpointTimings timings) {
        List<Refused> refused = new ArrayList<>();
        for (CheckpointTimings.Refusal refusal : timings.refusals()) {
            Refused last = refused.isEmpty() ? null : refused.get(refused.size() - 1);
            if (last != null && last.reason().equals(refusal.reason())) {
                refused.set(
                        refused.size() - 1,
                        new Refused(last.fromNanos(), refusal.nanos(), last.count() + 1, refusal.reason()));
            } else {
                refused.add(new Refused(refusal.nanos(), refusal.nanos(), 1, refusal.reason()));
            }
        }
        return refused;
    }

    /** Why the checkpoints failed that the counters call failed, in the order in which each reason first came, with how often where it came more than once. */
    public static List<String> failures(CountedFailures failures) {
        return failures.counted().entrySet().stream()
                .map(entry -> times(entry)
                        + (failures.again().containsKey(entry.getKey())
                                ? " (" + failures.again().get(entry.getKey()) + " of them counted again, C-109)"
                                : ""))
                .toList();
    }

    /** Why requests were refused that no counter knows. */
    public static List<String> uncounted(CountedFailures failures) {
        return failures.uncounted().entrySet().stream().map(Telling::times).toList();
    }

    private static String times(Map.Entry<String, Long> entry) {
        return entry.getKey() + (entry.getValue() == 1 ? "" : " x " + entry.getValue());
    }

    /** Checkpoints that had an id and failed. */
    public static List<CheckpointTiming> failed(CheckpointTimings timings) {
        return timings.checkpoints().stream()
                .filter(checkpoint -> checkpoint.status() == Status.FAILED)
                .toList();
    }

    /** What a failed checkpoint waited for inside the JobManager, with a space before it; empty where it waited for tasks. */
    public static String jobManagerWait(CheckpointTiming checkpoint) {
        String what = checkpoint.jobManager().waitedFor();
        return what.isEmpty() ? "" : "   the JobManager waited for " + what;
    }

    /** The steps that the end of a checkpoint waited for, with how long each took; empty unless it completed. */
    public static String criticalPath(CheckpointTiming checkpoint, Verdict verdict) {
        Topology topology = verdict.timings().topology();
        List<CriticalPath.Step> steps = CriticalPath.of(checkpoint, topology);
        CriticalPath.Step longest = longest(steps).orElse(null);
        return steps.stream()
                .map(step -> CriticalPath.words(step, topology) + " " + VirtualTime.format(step.nanos())
                        + (step.equals(longest) ? whyAligned(step, verdict) : ""))
                .collect(Collectors.joining(", "));
    }

    /** How often the job began again without a checkpoint. */
    public static long restartsFromNothing(CheckpointTimings timings) {
        return timings.restores().stream()
                .filter(restore -> restore.checkpoint() <= 0)
                .count();
    }

    /** Restarts from nothing in words. */
    public static String fromNothing(long count) {
        return count + " began from nothing, as there was no completed checkpoint to restore";
    }
}
