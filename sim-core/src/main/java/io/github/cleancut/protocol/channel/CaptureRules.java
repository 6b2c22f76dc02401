package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/**
 * The capture tables as one variant has them, resolved once and shared by all remote input channels.
 *
 * <p>Hosting contract: {@link #barrierArrived} and {@link #dataArrived} when an element has been queued, {@link #start} and {@link #stop} for every channel of a task, in order, when its barrier handler
 * says so.
 */
public final class CaptureRules {
    private final RuleTable<CaptureState, CaptureTables.Arrival, CaptureEffects> arrived;
    private final RuleTable<CaptureState, CaptureTables.Arrival, CaptureEffects> position;
    private final RuleTable<CaptureState, Long, CaptureEffects> start;
    private final RuleTable<CaptureState, Long, CaptureEffects> stop;
    private final RuleTable<CaptureState, Long, CaptureEffects> data;
    private final RuleTable<CaptureState, Integer, CaptureEffects> overtake;

    /** The capture tables of a variant's book. */
    public CaptureRules(RuleBook rules) {
        arrived = rules.resolve(CaptureTables.ARRIVED);
        position = rules.resolve(CaptureTables.POSITION);
        start = rules.resolve(CaptureTables.START);
        stop = rules.resolve(CaptureTables.STOP);
        data = rules.resolve(CaptureTables.DATA);
        overtake = rules.resolve(CaptureTables.OVERTAKE);
    }

    /** The capture tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return CaptureTables.all();
    }

    /** A barrier of any kind has arrived. */
    public void barrierArrived(CaptureState state, long checkpointId, int sequence, CaptureEffects out) {
        CaptureTables.Arrival arrival = new CaptureTables.Arrival(checkpointId, sequence);
        arrived.fire(state, arrival, out, out);
        position.fire(state, arrival, out, out);
    }

    /** A data buffer has arrived: answered by captureArrived, or not at all. */
    public void dataArrived(CaptureState state, CaptureEffects out) {
        data.fire(state, state.seenId, out, out);
    }

    /** The task starts an unaligned checkpoint: answered by captureAll, captureBefore or refuse. */
    public void start(CaptureState state, long checkpointId, CaptureEffects out) {
        start.fire(state, checkpointId, out, out);
    }

    /** The barrier handler wants an announced barrier to overtake: answered by overtake or loseAndFail. */
    public void overtake(CaptureState state, int sequence, CaptureEffects out) {
        overtake.fire(state, sequence, out, out);
    }

    /** The task stops a checkpoint. */
    public void stop(CaptureState state, long checkpointId, CaptureEffects out) {
        stop.fire(state, checkpointId, out, out);
    }
}
