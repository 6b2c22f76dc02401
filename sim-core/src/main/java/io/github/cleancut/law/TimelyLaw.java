package io.github.cleancut.law;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * TIMELY: with an alignment timeout no channel stays blocked when it is over: it flows again when the timeout has passed since the trigger (T-012, T-092) and the barriers have come, as soon as the subtask has
 * finished what it is at and has told the producer, which takes what the channel takes between TaskManagers (T-052) and no time inside one. A barrier that has not come yet is waited for (T-097). Exercised by each channel that is blocked when the timeout is over.
 */
final class TimelyLaw implements Law {
    private static final Set<EventKind> WANTED = EnumSet.of(
            EventKind.REQUEST_CHOSEN,
            EventKind.CHECKPOINT_PENDING,
            EventKind.BARRIER_SENT,
            EventKind.BARRIER_ANNOUNCED,
            EventKind.BARRIER_RECEIVED,
            EventKind.TRIGGER_RECEIVED,
            EventKind.INPUT_ENDED,
            EventKind.CHANNEL_BLOCKED,
            EventKind.CHANNEL_RESUMED,
            EventKind.RECORD_TAKEN,
            EventKind.RECORD_PROCESSED,
            EventKind.WATERMARK_RECEIVED,
            EventKind.TIMER_FIRED,
            EventKind.SNAPSHOT_STARTED,
            EventKind.SNAPSHOT_ENDED,
            EventKind.ATTEMPT_STARTED,
            EventKind.ATTEMPT_STOPPED,
            EventKind.FAULT_STRUCK,
            EventKind.FAULT_LIFTED,
            EventKind.FAULTS_OVER,
            EventKind.CLOCK_JUMPED,
            EventKind.RUN_ENDED);

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** A timeout is over when more time has passed, and clocks count whole milliseconds (T-092, T-093). */
    private static final long CLOCK_NANOS = 2 * NANOS_PER_MILLI;

    private static final long NEVER = -1;

    private final Topology topology;
    private final Blocked blocked;
    private final QuietTime quiet;
    private final long timeoutNanos;
    private final boolean areTimersInterruptible;
    private final Findings findings = new Findings("TIMELY", "");
    private final List<InputSigns> signs = new ArrayList<>();
    private final List<Steps> steps = new ArrayList<>();

    /** When the timeout of each checkpoint is over; savepoints have none (T-002). */
    private final SortedMap<Long, Long> deadlineNanos = new TreeMap<>();

    private long chosenNanos;
    private long disturbedNanos = NEVER;
    private boolean hasClockJumped;

    /** Per channel: since when it is blocked, and by which checkpoint; how long the request to go on is under way at most. */
    private static final class Blocked {
        private final long[] sinceNanos;
        private final long[] by;
        private final long[] newest;
        private final long[] answerNanos;

        Blocked(Topology topology, NetworkSpec network) {
            int channels = topology.channelCount();
            sinceNanos = new long[channels];
            by = new long[channels];
            newest = new long[channels];
            answerNanos = new long[channels];
            Arrays.fill(sinceNanos, NEVER);
            for (int channel = 0; channel < channels; channel++) {
                boolean isLocal = topology.isLocal(channel);
                answerNanos[channel] =
                        isLocal ? 0 : network.latencyOf(topology, channel).mostNanos();
            }
        }
    }

    /** What a subtask does that nothing interrupts, since its newest checkpoint showed. */
    private static final class Steps {
        private long checkpoint = NEVER;
        private long recordNanos = NEVER;
        private long longestNanos;
        private long snapshotNanos = NEVER;
        private long syncNanos;

        void look(long seen) {
            if (seen > checkpoint) {
                checkpoint = seen;
                longestNanos = 0;
                syncNanos = 0;
            }
        }
    }

    TimelyLaw(Scenario scenario, Topology topology) {
        CheckpointConfig config = scenario.flink().checkpointing();
        this.topology = topology;
        this.blocked = new Blocked(topology, scenario.network());
        this.quiet = new QuietTime(scenario);
        this.areTimersInterruptible = scenario.flink().interruptibleTimers();
        this.timeoutNanos = config.unaligned() ? config.alignedTimeoutMillis() * NANOS_PER_MILLI : 0;
        for (int task = 0; task < topology.taskCount(); task++) {
            signs.add(new InputSigns(topology, task));
            steps.add(new Steps());
        }
    }

    @Override
    public String name() {
        return "TIMELY";
    }

    @Override
    public boolean wants(EventKind kind) {
        return timeoutNanos > 0 && WANTED.contains(kind);
    }

    @Override
    public void accept(TraceEvent event) {
        if (!wants(event.kind())) {
            return;
        }
        if (quiet.accept(event) || quiet.isDisturbed()) {
            disturbedNanos = event.timeNanos();
        }
        switch (event.kind()) {
            case REQUEST_CHOSEN -> chosenNanos = event.timeNanos();
            case CHECKPOINT_PENDING -> begin(event);
            case BARRIER_SENT -> blocked.newest[event.channel()] = event.checkpoint();
            case CHANNEL_BLOCKED -> {
                blocked.sinceNanos[event.channel()] = event.timeNanos();
                blocked.by[event.channel()] = blocked.newest[event.channel()];
            }
            case CHANNEL_RESUMED -> {
                judge(event, event.channel());
                blocked.sinceNanos[event.channel()] = NEVER;
            }
            case CLOCK_JUMPED -> hasClockJumped = true;
            case RUN_ENDED -> judgeStillBlocked(event);
            default -> acceptOfTask(event);
        }
    }

    private void begin(TraceEvent event) {
        if (event.requireText().equals("checkpoint")) {
            deadlineNanos.put(event.checkpoint(), chosenNanos + timeoutNanos + CLOCK_NANOS);
        }
    }

    private void acceptOfTask(TraceEvent event) {
        int task = event.kind() == EventKind.RECORD_TAKEN ? topology.consumerOf(event.channel()) : event.task();
        if (task < 0) {
            return;
        }
        Steps own = steps.get(task);
        switch (event.kind()) {
            case BARRIER_ANNOUNCED -> signs.get(task).announce(event);
            case BARRIER_RECEIVED -> signs.get(task).take(event);
            case TRIGGER_RECEIVED -> signs.get(task).triggerAll(event);
            case INPUT_ENDED -> signs.get(task).end(event);
            case RECORD_TAKEN, WATERMARK_RECEIVED -> own.recordNanos = event.timeNanos();
            case TIMER_FIRED -> fire(own, event);
            case RECORD_PROCESSED -> own.longestNanos = Math.max(own.longestNanos, sinceRecord(own, event));
            case SNAPSHOT_STARTED -> own.snapshotNanos = event.timeNanos();
            case SNAPSHOT_ENDED -> own.syncNanos += event.timeNanos() - own.snapshotNanos;
            case ATTEMPT_STARTED, ATTEMPT_STOPPED -> restart(task);
            default -> {
                // tells nothing of a subtask's inputs and steps
            }
        }
        own.look(signs.get(task).checkpoint());
    }

    /** All timers of a watermark are one step, unless mails may interrupt them after each (T-272). */
    private void fire(Steps own, TraceEvent event) {
        own.longestNanos = Math.max(own.longestNanos, sinceRecord(own, event));
        if (areTimersInterruptible) {
            own.recordNanos = event.timeNanos();
        }
    }

    private static long sinceRecord(Steps own, TraceEvent event) {
        return own.recordNanos == NEVER ? 0 : event.timeNanos() - own.recordNanos;
    }

    private void restart(int task) {
        signs.get(task).start();
        steps.set(task, new Steps());
        int first = topology.firstInputOf(task);
        for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
            blocked.sinceNanos[channel] = NEVER;
        }
    }

    private void judgeStillBlocked(TraceEvent event) {
        for (int channel = 0; channel < blocked.sinceNanos.length; channel++) {
            judge(event, channel);
        }
    }

    /** Judges a channel that flows again, or that never did. */
    private void judge(TraceEvent event, int channel) {
        int task = topology.consumerOf(channel);
        long since = blocked.sinceNanos[channel];
        long deadline = deadlineNanos.getOrDefault(blocked.by[channel], Long.MAX_VALUE);
        boolean isCounted = since != NEVER
                && event.timeNanos() > deadline - CLOCK_NANOS
                && !hasClockJumped
                && disturbedNanos < since
                && blocked.answerNanos[channel] < Long.MAX_VALUE
                && mayTurnUnaligned(task);
        InputSigns inputs = signs.get(task);
        if (!isCounted || inputs.checkpoint() != blocked.by[channel] || !inputs.haveAllArrived()) {
            return;
        }
        findings.test();
        Steps own = steps.get(task);
        long limit = Math.max(deadline, inputs.lastArrivalNanos())
                + own.longestNanos
                + own.syncNanos
                + blocked.answerNanos[channel];
        if (event.timeNanos() > limit) {
            String what = new TopologyNames(topology).channel(channel) + " is blocked for checkpoint "
                    + blocked.by[channel] + " until " + millis(event.timeNanos())
                    + ", although its alignment timeout was over and all its barriers had come by " + millis(limit);
            findings.breach(event, what, List.of(), event.order());
        }
    }

    /** Only where every input of the subtask is spread by key or in turn; else barriers are forced to be aligned (T-210, T-211). */
    private boolean mayTurnUnaligned(int task) {
        int first = topology.firstInputOf(task);
        for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
            Edge edge = topology.edgeOf(channel);
            boolean isSpread = switch (edge.exchange()) {
                case HASH, REBALANCE, SHUFFLE, GLOBAL -> true;
                case FORWARD, RESCALE, BROADCAST, CUSTOM -> false;
            };
            if (!isSpread) {
                return false;
            }
        }
        return true;
    }

    private static String millis(long nanos) {
        return nanos / NANOS_PER_MILLI + " ms";
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                "channels flowed again in time, " + Findings.count(findings.exercised(), "time"),
                timeoutNanos > 0
                        ? "no alignment outlasted the alignment timeout"
                        : "no checkpoint has an alignment timeout",
                null));
    }
}
