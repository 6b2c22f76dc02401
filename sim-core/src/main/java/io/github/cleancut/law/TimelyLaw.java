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
 * finished what it is at and has told the producer, which takes what the channel takes between TaskManagers (T-052) and no time inside one. A barrier that has not come yet is waited for (T-097), and comes in
 * time itself: once the timeout is over it overtakes what is before it, at its producer (T-133) and at its consumer (T-093), so that it is taken as soon as both have finished what they are at and the channel has
 * brought it. A checkpoint that has failed is waited for by nobody, its barriers run out in their turn (T-120). Exercised by each channel that is blocked, and by each barrier that is under way, when the timeout
 * is over.
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
            EventKind.COMPLETED,
            EventKind.FAILED,
            EventKind.ATTEMPT_FINISHED,
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
    private final BarriersUnderWay underWay;
    private final QuietTime quiet;
    private final long timeoutNanos;
    private final boolean areTimersInterruptible;
    private final Findings findings = new Findings("TIMELY", "");
    private final List<InputSigns> signs = new ArrayList<>();
    private final List<UninterruptibleSteps> steps = new ArrayList<>();

    /** When the timeout of each checkpoint is over; savepoints have none (T-002). */
    private final SortedMap<Long, Long> deadlineNanos = new TreeMap<>();

    private long chosenNanos;

    /** Until when faults disturbed the run; for ever once a wall clock has jumped. */
    private long disturbedNanos = NEVER;

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

    TimelyLaw(Scenario scenario, Topology topology) {
        CheckpointConfig config = scenario.flink().checkpointing();
        this.topology = topology;
        this.blocked = new Blocked(topology, scenario.network());
        this.underWay = new BarriersUnderWay(topology, scenario.network());
        this.quiet = new QuietTime(scenario);
        this.areTimersInterruptible = scenario.flink().interruptibleTimers();
        this.timeoutNanos = config.unaligned() ? config.alignedTimeoutMillis() * NANOS_PER_MILLI : 0;
        for (int task = 0; task < topology.taskCount(); task++) {
            signs.add(new InputSigns(topology, task));
            steps.add(new UninterruptibleSteps());
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
            disturbedNanos = Math.max(disturbedNanos, event.timeNanos());
        }
        switch (event.kind()) {
            case REQUEST_CHOSEN -> chosenNanos = event.timeNanos();
            case CHECKPOINT_PENDING -> begin(event);
            case BARRIER_SENT -> {
                blocked.newest[event.channel()] = event.checkpoint();
                underWay.send(event.channel(), event.checkpoint(), event.timeNanos());
            }
            case COMPLETED -> underWay.giveUp(event.checkpoint());
            case FAILED -> {
                underWay.giveUp(event.checkpoint());
                deadlineNanos.remove(event.checkpoint());
            }
            case CHANNEL_BLOCKED -> {
                blocked.sinceNanos[event.channel()] = event.timeNanos();
                blocked.by[event.channel()] = blocked.newest[event.channel()];
            }
            case CHANNEL_RESUMED -> {
                judge(event, event.channel());
                blocked.sinceNanos[event.channel()] = NEVER;
            }
            case CLOCK_JUMPED -> disturbedNanos = Long.MAX_VALUE;
            case RUN_ENDED -> judgeStillOpen(event);
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
        UninterruptibleSteps own = steps.get(task);
        switch (event.kind()) {
            case BARRIER_ANNOUNCED -> signs.get(task).announce(event);
            case BARRIER_RECEIVED -> signs.get(task).take(event);
            case TRIGGER_RECEIVED -> signs.get(task).triggerAll(event);
            case INPUT_ENDED -> signs.get(task).end(event);
            case RECORD_TAKEN, WATERMARK_RECEIVED -> own.beginRecord(event.timeNanos());
            case TIMER_FIRED -> own.fireTimer(event.timeNanos(), areTimersInterruptible);
            case RECORD_PROCESSED -> own.endRecord(event.timeNanos());
            case SNAPSHOT_STARTED -> own.beginSnapshot(event.timeNanos());
            case SNAPSHOT_ENDED -> own.endSnapshot(event.timeNanos());
            case ATTEMPT_STARTED, ATTEMPT_STOPPED -> restart(task);
            case ATTEMPT_FINISHED -> underWay.finish(task);
            default -> {
                // tells nothing of a subtask's inputs and steps
            }
        }
        own.look(signs.get(task).checkpoint(), event.timeNanos());
        if (event.kind() == EventKind.BARRIER_RECEIVED) {
            judgeBarrier(event, event.channel());
        }
    }

    private void restart(int task) {
        signs.get(task).start();
        underWay.restart(task);
        steps.set(task, new UninterruptibleSteps());
        int first = topology.firstInputOf(task);
        for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
            blocked.sinceNanos[channel] = NEVER;
        }
    }

    private void judgeStillOpen(TraceEvent event) {
        for (int channel = 0; channel < blocked.sinceNanos.length; channel++) {
            judge(event, channel);
            judgeBarrier(event, channel);
        }
    }

    /** Judges a barrier that is taken now, or never was. */
    private void judgeBarrier(TraceEvent event, int channel) {
        long checkpoint = underWay.checkpointOn(channel);
        if (event.kind() == EventKind.BARRIER_RECEIVED && event.checkpoint() != checkpoint) {
            return;
        }
        underWay.take(channel);
        long deadline = deadlineNanos.getOrDefault(checkpoint, Long.MAX_VALUE);
        int consumer = topology.consumerOf(channel);
        int producer = topology.producerOf(channel);
        long latency = Durations.plus(underWay.latencyNanos(channel), sourceStepNanos(producer));
        boolean isCounted = event.timeNanos() > deadline - CLOCK_NANOS
                && disturbedNanos < underWay.sentNanos(channel)
                && latency < Long.MAX_VALUE
                && mayTurnUnaligned(consumer);
        if (!isCounted) {
            return;
        }
        findings.test();
        long limit = Math.max(deadline, underWay.sentNanos(channel))
                + latency
                + steps.get(producer).atMostNanos()
                + steps.get(consumer).atMostNanos();
        if (event.timeNanos() > limit) {
            String what = "the barrier of checkpoint " + checkpoint + " on "
                    + new TopologyNames(topology).channel(channel) + " is not taken before "
                    + millis(event.timeNanos())
                    + ", although its alignment timeout was over and it could have come by " + millis(limit);
            findings.breach(event, what, List.of(), event.order());
        }
    }

    /** Judges a channel that flows again, or that never did. */
    private void judge(TraceEvent event, int channel) {
        int task = topology.consumerOf(channel);
        long since = blocked.sinceNanos[channel];
        long deadline = deadlineNanos.getOrDefault(blocked.by[channel], Long.MAX_VALUE);
        boolean isCounted = since != NEVER
                && event.timeNanos() > deadline - CLOCK_NANOS
                && disturbedNanos < since
                && blocked.answerNanos[channel] < Long.MAX_VALUE
                && mayTurnUnaligned(task);
        InputSigns inputs = signs.get(task);
        if (!isCounted || inputs.checkpoint() != blocked.by[channel] || !inputs.haveAllArrived()) {
            return;
        }
        findings.test();
        UninterruptibleSteps own = steps.get(task);
        long limit = Math.max(deadline, inputs.lastArrivalNanos()) + own.atMostNanos() + blocked.answerNanos[channel];
        if (event.timeNanos() > limit) {
            String what = new TopologyNames(topology).channel(channel) + " is blocked for checkpoint "
                    + blocked.by[channel] + " until " + millis(event.timeNanos())
                    + ", although its alignment timeout was over and all its barriers had come by " + millis(limit);
            findings.breach(event, what, List.of(), event.order());
        }
    }

    /** What a source is at when a mail comes: it takes in no record that would show it. */
    private long sourceStepNanos(int task) {
        return topology.inputCountOf(task) == 0
                ? topology.itemAt(task).process().mostNanos()
                : 0;
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
                "channels flowed again and barriers were taken in time, "
                        + Findings.count(findings.exercised(), "time"),
                timeoutNanos > 0
                        ? "no alignment and no barrier outlasted the alignment timeout"
                        : "no checkpoint has an alignment timeout",
                null));
    }
}
