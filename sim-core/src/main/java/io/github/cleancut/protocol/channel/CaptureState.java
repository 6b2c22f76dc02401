package io.github.cleancut.protocol.channel;

/** What a remote input channel knows of barriers and of the data that it hands over to an unaligned snapshot (T-111). */
public final class CaptureState {
    static final long NO_BARRIER = -1;
    static final int NO_SEQUENCE = -1;

    /** Where the channel stands with the checkpoint seen last. */
    enum Phase {
        /** Hands nothing over. */
        IDLE,
        /** Started, its barrier has not arrived: every buffer that arrives is handed over. */
        AWAITING,
        /** Its barrier has arrived, not started yet. */
        ARRIVED
    }

    Phase phase = Phase.IDLE;
    long seenId = NO_BARRIER;
    long barrierId = NO_BARRIER;
    int barrierSequence = NO_SEQUENCE;

    /** A deep copy. */
    public CaptureState copy() {
        CaptureState copy = new CaptureState();
        copy.phase = phase;
        copy.seenId = seenId;
        copy.barrierId = barrierId;
        copy.barrierSequence = barrierSequence;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(phase)
                .append(seenId)
                .append('/')
                .append(barrierId)
                .append(':')
                .append(barrierSequence);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
