package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.channel.CaptureState.Phase;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** What a remote input channel stores of an unaligned checkpoint: T-084, T-111. */
final class CaptureTables {
    /**
     * A barrier that has arrived in the channel.
     *
     * @param checkpointId its checkpoint
     * @param sequence its sequence number
     */
    record Arrival(long checkpointId, int sequence) {}

    // spotless:off
    /** A barrier of any kind arrives: what does the capture make of it? */
    static final RuleTable<CaptureState, Arrival, CaptureEffects> ARRIVED = table("capture/barrier-arrived",
        rule("CCB1", "newer than all seen: an older capture ends",   CaptureTables::isNewer,           CaptureTables::arrived,            "T-084", "T-111"),
        rule("CCB2", "the one that is waited for: the capture ends", CaptureTables::isAwaited,         CaptureTables::arrived,            "T-111"),
        rule("CCB3", "an older one",                                 CaptureTables::isNeither,         CaptureTables::nothing,            "T-111"));

    /** And where it stands in the channel. */
    static final RuleTable<CaptureState, Arrival, CaptureEffects> POSITION = table("capture/position",
        rule("CCP1", "the newest barrier so far: remember its place", CaptureTables::isNewestBarrier,  CaptureTables::rememberPlace,      "T-111"),
        rule("CCP2", "an older one",                                 CaptureTables::isOlderBarrier,    CaptureTables::nothing,            "T-111"));

    /** The task starts an unaligned checkpoint. */
    static final RuleTable<CaptureState, Long, CaptureEffects> START = table("capture/start",
        rule("CCS1", "a newer barrier has arrived already",          CaptureTables::isOvertaken,       CaptureTables::refuse,             "T-084", "T-136"),
        rule("CCS2", "its barrier has not arrived: all that waits, and what comes", CaptureTables::isEarly, CaptureTables::captureAll,    "T-111"),
        rule("CCS3", "its barrier has arrived: what came before it", CaptureTables::isInTime,          CaptureTables::captureBefore,      "T-111"),
        rule("CCS4", "its barrier came, and its place is not known any more", CaptureTables::isWithoutPlace, CaptureTables::captureAllOnce, "T-111"));

    /** The task stops a checkpoint. */
    static final RuleTable<CaptureState, Long, CaptureEffects> STOP = table("capture/stop",
        rule("CCT1", "of the checkpoint seen last, or a newer one",  CaptureTables::stopsCurrent,      CaptureTables::stop,               "T-117"),
        rule("CCT2", "of an older one",                              CaptureTables::stopsOlder,        CaptureTables::nothingMore,        "T-117"));

    /** A data buffer arrives. */
    static final RuleTable<CaptureState, Long, CaptureEffects> DATA = table("capture/data",
        rule("CCD1", "between the start and the barrier: stored",    CaptureTables::isCapturing,       CaptureTables::captureArrived,     "T-111"),
        rule("CCD2", "any other",                                    CaptureTables::isNotCapturing,    CaptureTables::nothingMore,        "T-111"));

    /** The task wants an announced barrier to overtake; the input is its sequence number. */
    static final RuleTable<CaptureState, Integer, CaptureEffects> OVERTAKE = table("capture/overtake",
        rule("CCV1", "its place is the one remembered: it moves ahead", CaptureTables::isInItsPlace,   CaptureTables::overtake,           "T-073"),
        rule("CCV2", "a repeated barrier, whose place is not the one remembered: it is lost, the task fails", CaptureTables::isElsewhere, CaptureTables::fail, "T-073"));
    // spotless:on

    private CaptureTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(ARRIVED, POSITION, START, STOP, DATA, OVERTAKE);
    }

    private static boolean isNewer(CaptureState state, Arrival barrier) {
        return barrier.checkpointId() > state.seenId;
    }

    private static boolean isAwaited(CaptureState state, Arrival barrier) {
        return barrier.checkpointId() == state.seenId && state.phase == Phase.AWAITING;
    }

    private static boolean isNeither(CaptureState state, Arrival barrier) {
        return !isNewer(state, barrier) && !isAwaited(state, barrier);
    }

    private static boolean isNewestBarrier(CaptureState state, Arrival barrier) {
        return barrier.checkpointId() > state.barrierId;
    }

    private static boolean isOlderBarrier(CaptureState state, Arrival barrier) {
        return barrier.checkpointId() <= state.barrierId;
    }

    private static boolean isOvertaken(CaptureState state, Long checkpointId) {
        return checkpointId < state.barrierId || (state.phase == Phase.ARRIVED && checkpointId < state.seenId);
    }

    private static boolean isEarly(CaptureState state, Long checkpointId) {
        return !isOvertaken(state, checkpointId) && checkpointId > state.seenId;
    }

    private static boolean isInTime(CaptureState state, Long checkpointId) {
        return !isOvertaken(state, checkpointId) && checkpointId <= state.seenId && checkpointId == state.barrierId;
    }

    private static boolean isWithoutPlace(CaptureState state, Long checkpointId) {
        return !isOvertaken(state, checkpointId) && checkpointId <= state.seenId && checkpointId > state.barrierId;
    }

    private static boolean stopsCurrent(CaptureState state, Long checkpointId) {
        return checkpointId >= state.seenId;
    }

    private static boolean stopsOlder(CaptureState state, Long checkpointId) {
        return checkpointId < state.seenId;
    }

    private static boolean isCapturing(CaptureState state, Long unused) {
        return state.phase == Phase.AWAITING;
    }

    private static boolean isNotCapturing(CaptureState state, Long unused) {
        return state.phase != Phase.AWAITING;
    }

    private static void nothing(CaptureState state, Arrival barrier, CaptureEffects out) {}

    private static void nothingMore(CaptureState state, Long checkpointId, CaptureEffects out) {}

    private static void arrived(CaptureState state, Arrival barrier, CaptureEffects out) {
        state.phase = Phase.ARRIVED;
        state.seenId = barrier.checkpointId();
    }

    private static void rememberPlace(CaptureState state, Arrival barrier, CaptureEffects out) {
        state.barrierId = barrier.checkpointId();
        state.barrierSequence = barrier.sequence();
    }

    private static void refuse(CaptureState state, Long checkpointId, CaptureEffects out) {
        out.refuse(CheckpointFailureReason.CHECKPOINT_SUBSUMED);
    }

    private static void captureAll(CaptureState state, Long checkpointId, CaptureEffects out) {
        forgetPlace(state);
        state.phase = Phase.AWAITING;
        state.seenId = checkpointId;
        out.captureAll(checkpointId);
    }

    private static void captureAllOnce(CaptureState state, Long checkpointId, CaptureEffects out) {
        forgetPlace(state);
        out.captureAll(checkpointId);
    }

    private static void captureBefore(CaptureState state, Long checkpointId, CaptureEffects out) {
        state.phase = Phase.IDLE;
        out.captureBefore(checkpointId, state.barrierSequence);
    }

    private static void stop(CaptureState state, Long checkpointId, CaptureEffects out) {
        state.phase = Phase.IDLE;
        state.seenId = checkpointId;
    }

    private static void captureArrived(CaptureState state, Long unused, CaptureEffects out) {
        out.captureArrived(state.seenId);
    }

    private static boolean isInItsPlace(CaptureState state, Integer sequence) {
        return state.barrierSequence == sequence;
    }

    private static boolean isElsewhere(CaptureState state, Integer sequence) {
        return state.barrierSequence != sequence;
    }

    private static void overtake(CaptureState state, Integer sequence, CaptureEffects out) {
        out.overtake(sequence);
    }

    private static void fail(CaptureState state, Integer sequence, CaptureEffects out) {
        out.loseAndFail(sequence);
    }

    private static void forgetPlace(CaptureState state) {
        state.barrierId = CaptureState.NO_BARRIER;
        state.barrierSequence = CaptureState.NO_SEQUENCE;
    }
}
