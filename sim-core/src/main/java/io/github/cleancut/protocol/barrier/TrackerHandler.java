package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.Moment;
import java.util.ArrayList;
import java.util.List;

/** CheckpointBarrierTracker: several checkpoints at a time, nothing is blocked. */
final class TrackerHandler implements BarrierHandler {
    private final TrackerSteps steps;
    private final TrackerState state;

    TrackerHandler(TrackerSteps steps, TrackerState state) {
        this.steps = steps;
        this.state = state;
    }

    @Override
    public void onBarrier(int channel, Barrier barrier, boolean rpcTriggered, Moment now, BarrierEffects out) {
        steps.barrier().fire(state, new TrackerInput(channel, barrier.checkpointId(), barrier, now), out, out);
    }

    /** Ignored: nothing is aligned here (E4). */
    @Override
    public void onAnnouncement(int channel, Barrier barrier, int sequence, Moment now, BarrierEffects out) {}

    @Override
    public void onCancel(int channel, long checkpointId, Moment now, BarrierEffects out) {
        TrackerInput input = new TrackerInput(channel, checkpointId, null, now);
        steps.sweep().fire(state, input, entry -> steps.cancelOlder().fire(state, entry, out, out), out);
        steps.cancel().fire(state, input, out, out);
    }

    @Override
    public void onEndOfPartition(int channel, Moment now, BarrierEffects out) {
        state.openChannels--;
        List<TrackerState.Entry> before = new ArrayList<>(state.entries);
        for (TrackerState.Entry entry : before) {
            steps.endEntry().fire(state, entry, out, out);
        }
        steps.endOfPartition().fire(state, new TrackerInput(channel, -1, null, now), out, out);
    }

    @Override
    public void onAlignmentTimer(long checkpointId, Moment now, BarrierEffects out) {
        throw new IllegalStateException("the tracker has no alignment timer");
    }

    @Override
    public void onBytesProcessed(long bytes) {
        state.metrics.processed(bytes);
    }

    @Override
    public int openChannels() {
        return state.openChannels;
    }

    @Override
    public HandlerFacts facts() {
        return state.facts();
    }

    @Override
    public BarrierHandler copy() {
        return new TrackerHandler(steps, state.copy());
    }

    @Override
    public void encode(StringBuilder to) {
        state.encode(to);
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
