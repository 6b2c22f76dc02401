package io.github.cleancut.world;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.trace.EventKind;
import org.jspecify.annotations.Nullable;

/** How barriers leave an attempt: in order, overtaking, or in order until the output timer fires (T-113, T-114, T-133, T-212). */
final class BarrierOutput {
    private final World world;
    private final Attempt attempt;
    private final ChannelStateWork channelState;

    /** The aligned barrier that was sent last and turns unaligned when its output timer fires. */
    private @Nullable Barrier timed;

    BarrierOutput(World world, Attempt attempt, ChannelStateWork channelState) {
        this.world = world;
        this.attempt = attempt;
        this.channelState = channelState;
    }

    /** The barrier goes to all outputs. */
    void broadcast(Barrier barrier) {
        CheckpointOptions options = world.exchanges().force(barrier.options());
        Barrier forced = options.equals(barrier.options()) ? barrier : barrier.withOptions(options);
        timed = null;
        if (barrier.options().isTimeoutable()) {
            timed = barrier;
            channelState.awaitBarriers(barrier.checkpointId(), attempt.output().countOf(world.exchanges()));
        }
        attempt.output().forEachChannel(channel -> {
            world.recorder().onChannel(EventKind.BARRIER_SENT, attempt.id(), channel, barrier.checkpointId(), -1);
            send(channel, world.exchanges().isUnalignable(channel) ? barrier : forced);
        });
    }

    private void send(int channel, Barrier barrier) {
        if (barrier.options().isUnaligned()) {
            channelState.takeOutput(
                    barrier.checkpointId(), world.network().inFlight().overtaken(channel));
        }
        world.network().putEvent(channel, barrier);
    }

    /** The output timer of a checkpoint has fired. */
    void timerHasFired(long checkpointId) {
        Barrier barrier = timed;
        if (barrier == null || barrier.checkpointId() != checkpointId) {
            return;
        }
        timed = null;
        attempt.output().forEachChannel(channel -> {
            StoredRecords overtaken = world.network().inFlight().waitingBefore(channel, barrier);
            if (overtaken != null) {
                channelState.takeOutput(checkpointId, overtaken);
            }
            world.network().timeout(channel, barrier);
            if (overtaken != null) {
                channelState.barrierHasLeft(checkpointId);
            }
        });
    }

    void copyTo(BarrierOutput copy) {
        copy.timed = timed;
    }

    void encode(StringBuilder to) {
        to.append(timed);
    }
}
