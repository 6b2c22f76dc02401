package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drives a handler in the notation of the golden traces: {@code b1@0 -> blk0; at 30: u1@1 -> ...}, {@code ann1@0:7}, {@code cancel1@0}, {@code eop@0}, {@code rpc1@0}, {@code timer}, with
 * {@code forced} or {@code plain} (no timeout) before a barrier. Times are milliseconds since the trigger.
 */
final class BarrierScript implements BarrierEffects {
    private static final Pattern INPUT =
            Pattern.compile("(forced |plain )?(b|u|ann|cancel|rpc|eop)(\\d*)@(\\d+)(?::(\\d+))?");

    final List<String> fired = new ArrayList<>();

    /** What is measured of checkpoints that are triggered. */
    final List<String> measured = new ArrayList<>();

    private final BarrierHandler handler;
    private final long timeoutMillis;
    private final List<String> calls = new ArrayList<>();
    private long nowMillis;
    private long timerId = -1;
    private boolean refusing;

    BarrierScript(HandlerKind kind, int channels, boolean afterTasksFinish, long timeoutMillis) {
        this.handler = new BarrierRules(RuleBook.of(BarrierRules.tables()))
                .handler(new HandlerConfig(kind, channels, afterTasksFinish));
        this.timeoutMillis = timeoutMillis;
    }

    /** Runs a trace and returns it with the effects that really happened. */
    String run(String trace) {
        List<String> actual = new ArrayList<>();
        for (String step : trace.split(";", -1)) {
            String command = step.substring(0, step.indexOf("->")).trim();
            calls.clear();
            execute(command);
            actual.add(command + " -> " + (calls.isEmpty() ? "nothing" : String.join(", ", calls)));
        }
        return String.join("; ", actual);
    }

    /** The next start of the inputs is refused (T-084). */
    void refuseNextStart() {
        refusing = true;
    }

    void processed(long bytes) {
        handler.onBytesProcessed(bytes);
    }

    void alignmentTimer(long checkpointId) {
        handler.onAlignmentTimer(checkpointId, now(), this);
    }

    String state() {
        return handler.toString();
    }

    private void execute(String command) {
        String rest = command;
        if (command.startsWith("at ")) {
            nowMillis = Long.parseLong(command.substring(3, command.indexOf(':')));
            rest = command.substring(command.indexOf(':') + 1).trim();
        }
        if (rest.equals("timer")) {
            handler.onAlignmentTimer(timerId, now(), this);
            return;
        }
        Matcher input = INPUT.matcher(rest);
        if (!input.matches()) {
            throw new IllegalArgumentException(rest);
        }
        int channel = Integer.parseInt(input.group(4));
        long id = input.group(3).isEmpty() ? -1 : Long.parseLong(input.group(3));
        switch (input.group(2)) {
            case "cancel" -> handler.onCancel(channel, id, now(), this);
            case "eop" -> handler.onEndOfPartition(channel, now(), this);
            case "ann" ->
                handler.onAnnouncement(channel, barrier(id, timed()), Integer.parseInt(input.group(5)), now(), this);
            case "u" ->
                handler.onBarrier(
                        channel, barrier(id, CheckpointOptions.unaligned(SnapshotType.CHECKPOINT)), false, now(), this);
            case "rpc" -> handler.onBarrier(channel, barrier(id, timed()), true, now(), this);
            default -> handler.onBarrier(channel, barrier(id, options(input.group(1))), false, now(), this);
        }
    }

    private CheckpointOptions options(String prefix) {
        if (prefix == null) {
            return timed();
        }
        return prefix.equals("forced ")
                ? CheckpointOptions.forcedAligned(SnapshotType.CHECKPOINT, CheckpointOptions.NO_TIMEOUT)
                : CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT);
    }

    private CheckpointOptions timed() {
        return CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, timeoutMillis);
    }

    private Barrier barrier(long id, CheckpointOptions options) {
        return new Barrier(id, 0, options);
    }

    private Moment now() {
        return new Moment(nowMillis, nowMillis * 1_000_000);
    }

    @Override
    public void fired(String id) {
        fired.add(id);
    }

    @Override
    public void blockConsumption(int channel) {
        calls.add("blk" + channel);
    }

    @Override
    public void resume(int channel) {
        calls.add("res" + channel);
    }

    @Override
    public void trigger(Barrier barrier, long startDelayNanos) {
        measured.add("start delay " + startDelayNanos / 1_000_000 + " ms");
        calls.add("TRIG " + barrier.checkpointId() + " " + barrier.options().alignment());
    }

    @Override
    public void alignmentKnown(long checkpointId, long durationNanos, long processedBytes) {
        measured.add("alignment " + durationNanos / 1_000_000 + " ms, " + processedBytes + " bytes");
    }

    @Override
    public void aborted(long checkpointId, CheckpointFailureReason reason) {
        calls.add("ABORT " + checkpointId + " " + reason.name().replace("CHECKPOINT_DECLINED_", ""));
    }

    @Override
    public void armAlignmentTimer(long checkpointId, long delayMillis) {
        timerId = checkpointId;
        calls.add("timer +" + delayMillis);
    }

    @Override
    public void cancelAlignmentTimer(long checkpointId) {
        calls.add("timer off");
    }

    @Override
    public void prioritise(int channel, int sequence) {
        calls.add("prioritise " + channel + ":" + sequence);
    }

    @Override
    public void initInputs(long checkpointId, CheckpointOptions options) {
        calls.add("init");
    }

    @Override
    public void startInputs(Barrier barrier) {
        calls.add("start");
        if (refusing) {
            refusing = false;
            throw new CheckpointRefused(CheckpointFailureReason.CHECKPOINT_SUBSUMED);
        }
    }

    @Override
    public void stopInputs(long checkpointId) {
        calls.add("stop " + checkpointId);
    }

    @Override
    public void allBarriersReceived(long checkpointId) {}

    @Override
    public void barriersAbandoned(long checkpointId, CheckpointFailureReason reason) {}
}
