package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.protocol.rule.RuleTable;
import org.jspecify.annotations.Nullable;

/** SingleCheckpointBarrierHandler: the common pipeline, with the reactions of the aligned or the alternating one. */
final class AlignmentHandler implements BarrierHandler {
    private static final int NO_CHANNEL = -1;
    private static final int NO_SEQUENCE = -1;

    private final AlignmentSteps steps;
    private final Reactions reactions;
    private final AlignmentState state;

    /** One for each barrier would be garbage. */
    private @Nullable Pipeline spare;

    AlignmentHandler(AlignmentSteps steps, Reactions reactions, AlignmentState state) {
        this.steps = steps;
        this.reactions = reactions;
        this.state = state;
    }

    @Override
    public void onBarrier(int channel, Barrier barrier, boolean rpcTriggered, Moment now, BarrierEffects out) {
        Pipeline pipeline = pipeline(out, now);
        AlignmentInput input = pipeline.input;
        input.set(channel, barrier, rpcTriggered, now);
        pipeline.fire(steps.relevance(), input);
        pipeline.fire(steps.subsume(), input);
        pipeline.fire(steps.firstSight(), input);
        pipeline.markAligned(input);
        pipeline.fire(steps.stamp(), input);
        pipeline.fire(steps.block(), input);
        pipeline.react(reactions.barrier(), input);
        pipeline.fire(steps.complete(), input);
        spare = pipeline;
    }

    private Pipeline pipeline(BarrierEffects out, Moment now) {
        Pipeline pipeline = spare;
        spare = null;
        if (pipeline == null || pipeline.task != out) {
            return new Pipeline(out, new AlignmentInput(NO_CHANNEL, -1, null, NO_SEQUENCE, now));
        }
        pipeline.stopped = false;
        return pipeline;
    }

    @Override
    public void onAnnouncement(int channel, Barrier barrier, int sequence, Moment now, BarrierEffects out) {
        AlignmentInput input = new AlignmentInput(channel, barrier.checkpointId(), barrier, sequence, now);
        Pipeline pipeline = new Pipeline(out, input);
        pipeline.fire(steps.announcementRelevance(), input);
        pipeline.fire(steps.subsume(), input);
        pipeline.fire(steps.firstSight(), input);
        pipeline.fire(reactions.announcement(), input);
    }

    @Override
    public void onCancel(int channel, long checkpointId, Moment now, BarrierEffects out) {
        AlignmentInput input = new AlignmentInput(channel, checkpointId, null, NO_SEQUENCE, now);
        new Pipeline(out, input).fire(steps.cancel(), input);
    }

    @Override
    public void onEndOfPartition(int channel, Moment now, BarrierEffects out) {
        state.openChannels--;
        AlignmentInput input = ofPending(channel, state.currentId, now);
        Pipeline pipeline = new Pipeline(out, input);
        pipeline.fire(steps.endOfPartition(), input);
        pipeline.markAligned(input);
        pipeline.fire(steps.stamp(), input);
        pipeline.react(reactions.endOfPartition(), input);
        pipeline.fire(steps.complete(), input);
    }

    @Override
    public void onAlignmentTimer(long checkpointId, Moment now, BarrierEffects out) {
        AlignmentInput input = ofPending(NO_CHANNEL, checkpointId, now);
        Pipeline pipeline = new Pipeline(out, input);
        pipeline.fire(steps.timer(), input);
        pipeline.react(reactions.timer(), input);
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
        return new AlignmentHandler(steps, reactions, state.copy());
    }

    @Override
    public void encode(StringBuilder to) {
        state.encode(to);
    }

    @Override
    public String toString() {
        return state.toString();
    }

    private AlignmentInput ofPending(int channel, long checkpointId, Moment now) {
        return new AlignmentInput(channel, checkpointId, state.pendingBarrier, NO_SEQUENCE, now);
    }

    /** Passes one input through the tables until a row stops it. */
    private final class Pipeline implements AlignmentOut {
        private final BarrierEffects task;
        private final AlignmentInput input;
        private boolean stopped;

        Pipeline(BarrierEffects task, AlignmentInput input) {
            this.task = task;
            this.input = input;
        }

        void fire(RuleTable<AlignmentState, AlignmentInput, AlignmentOut> table, AlignmentInput input) {
            if (!stopped) {
                table.fire(state, input, this, task);
            }
        }

        void react(RuleTable<AlignmentState, AlignmentInput, AlignmentOut> table, AlignmentInput input) {
            try {
                fire(table, input);
            } catch (CheckpointRefused refused) {
                abort(state.currentId, refused.reason());
            }
        }

        void markAligned(AlignmentInput input) {
            if (!stopped) {
                state.aligned.set(input.channel());
            }
        }

        @Override
        public BarrierEffects task() {
            return task;
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public void abort(long checkpointId, CheckpointFailureReason reason) {
            AbortInput abort = new AbortInput(checkpointId, reason);
            steps.abortBegin().fire(state, abort, this, task);
            reactions.abort().fire(state, abort, this, task);
            steps.abortReport().fire(state, abort, this, task);
        }
    }
}
