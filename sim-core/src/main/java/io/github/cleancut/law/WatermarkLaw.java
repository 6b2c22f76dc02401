package io.github.cleancut.law;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * WM: a watermark that a subtask forwards is never behind one that the same attempt has forwarded before; and within {@code settle} after the smallest watermark of its inputs has come to be above its own, or after the last fault, its own rises.
 * Exercised by each watermark.
 */
final class WatermarkLaw implements Law {
    private static final Set<EventKind> WANTED = EnumSet.of(
            EventKind.WATERMARK,
            EventKind.WATERMARK_RECEIVED,
            EventKind.TIMER_FIRED,
            EventKind.END_OF_DATA,
            EventKind.ATTEMPT_STARTED,
            EventKind.ATTEMPT_STOPPED,
            EventKind.FAULT_STRUCK,
            EventKind.FAULT_LIFTED,
            EventKind.FAULTS_OVER,
            EventKind.JOB_MANAGER_LOST,
            EventKind.JOB_MANAGER_STARTED,
            EventKind.SETTLED,
            EventKind.RUN_ENDED);

    private static final long NONE = -1;

    private final Topology topology;
    private final QuietTime quiet;
    private final boolean areTimersInterruptible;
    private final Progress[] tasks;

    /** The time in which liveness is judged is over (format.md, section 6). */
    private boolean isSettled;

    /** By channel: the last watermark that its consumer has taken. */
    private final long[] taken;

    private final Findings findings = new Findings("WM", "");

    /** How far event time is at the current attempt of a subtask. */
    private static final class Progress {
        private long forwarded = NONE;
        private long forwardedOrder = NONE;

        /** Since when its inputs are ahead of what it has forwarded. */
        private long owedSinceNanos = NONE;

        private long owedSinceOrder = NONE;
        private long firedOrder = NONE;
        private boolean hasEnded;
    }

    WatermarkLaw(Scenario scenario, Topology topology) {
        this.topology = topology;
        this.quiet = new QuietTime(scenario);
        this.areTimersInterruptible =
                scenario.flink().checkpointing().unaligned() && scenario.flink().interruptibleTimers();
        this.taken = new long[topology.channelCount()];
        this.tasks = new Progress[topology.taskCount()];
        Arrays.fill(taken, NONE);
        Arrays.setAll(tasks, task -> new Progress());
    }

    @Override
    public String name() {
        return "WM";
    }

    @Override
    public boolean wants(EventKind kind) {
        return WANTED.contains(kind);
    }

    @Override
    public void accept(TraceEvent event) {
        if (!wants(event.kind())) {
            return;
        }
        judgeOwed(event);
        quiet.accept(event);
        switch (event.kind()) {
            case WATERMARK -> forward(event, tasks[event.task()]);
            case WATERMARK_RECEIVED -> receive(event);
            case TIMER_FIRED -> tasks[event.task()].firedOrder = event.order();
            case SETTLED -> isSettled = true;
            case END_OF_DATA -> end(tasks[event.task()]);
            case ATTEMPT_STARTED, ATTEMPT_STOPPED -> restart(event.task());
            default -> {
                // moves no watermark
            }
        }
    }

    private void restart(int task) {
        tasks[task] = new Progress();
        int first = topology.firstInputOf(task);
        Arrays.fill(taken, first, first + topology.inputCountOf(task), NONE);
    }

    private static void end(Progress progress) {
        progress.hasEnded = true;
        progress.owedSinceNanos = NONE;
    }

    private void forward(TraceEvent event, Progress progress) {
        findings.test();
        if (event.number() < progress.forwarded) {
            findings.breach(
                    event,
                    topology.nameOf(event.task()) + " forwards the watermark " + words(event.number()) + " after "
                            + words(progress.forwarded),
                    List.of(),
                    progress.forwardedOrder,
                    event.order());
        }
        boolean hasMoved = event.number() > progress.forwarded;
        progress.forwarded = Math.max(progress.forwarded, event.number());
        progress.forwardedOrder = event.order();
        if (hasMoved) {
            progress.owedSinceNanos = NONE;
            look(event, event.task(), progress);
        }
    }

    private void receive(TraceEvent event) {
        taken[event.channel()] = Math.max(taken[event.channel()], event.number());
        look(event, event.task(), tasks[event.task()]);
    }

    /** From now on a watermark is owed, if none was, and the inputs are ahead. */
    private void look(TraceEvent event, int task, Progress progress) {
        boolean isOwed = !progress.hasEnded && inputOf(task) > progress.forwarded;
        if (isOwed && progress.owedSinceNanos == NONE) {
            progress.owedSinceNanos = event.timeNanos();
            progress.owedSinceOrder = event.order();
        }
    }

    /** The smallest watermark of the inputs; none for a source. */
    private long inputOf(int task) {
        long least = topology.inputCountOf(task) == 0 ? NONE : Long.MAX_VALUE;
        int first = topology.firstInputOf(task);
        for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
            least = Math.min(least, taken[channel]);
        }
        return least;
    }

    private void judgeOwed(TraceEvent event) {
        if (quiet.settleNanos() == 0 || quiet.isDisturbed() || isSettled) {
            return;
        }
        for (int task = 0; task < tasks.length; task++) {
            long since = tasks[task].owedSinceNanos;
            if (since != NONE && quiet.isOverdue(event, since)) {
                breach(event, task, tasks[task]);
            }
        }
    }

    /** Where mails interrupt timers, Flink forwards a watermark only when one comes to an end of them (F30). */
    private void breach(TraceEvent event, int task, Progress progress) {
        String what = "the watermark of " + topology.nameOf(task) + " stays at " + words(progress.forwarded)
                + ", although that of its inputs went on, and does not move " + quiet.words();
        if (areTimersInterruptible && progress.firedOrder > progress.owedSinceOrder) {
            findings.knownBreach(
                    event,
                    what + ": timers are interrupted before all that are due have fired",
                    "T-272",
                    progress.owedSinceOrder,
                    progress.firedOrder);
        } else {
            findings.breach(event, what, List.of(), progress.owedSinceOrder, event.order());
        }
        progress.owedSinceNanos = event.timeNanos();
    }

    private static String words(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            return "of the end";
        }
        return nanos == NONE ? "its begin" : Durations.words(nanos);
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(findings.exercised(), "watermark") + ", none behind the one before, none held back",
                "no subtask forwarded a watermark",
                null));
    }
}
