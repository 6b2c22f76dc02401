package io.github.cleancut.protocol.channel;

/** What the channel state writer of a task knows: it serves one checkpoint at a time (T-120). */
public final class WriterState {
    static final long NONE = -1;

    long ongoingId = NONE;
    long highestAbortedId = NONE;
    boolean inputsDone;
    boolean outputsDone;

    /** Whether data of a checkpoint is taken. */
    public boolean serves(long checkpointId) {
        return checkpointId == ongoingId;
    }

    /** A deep copy. */
    public WriterState copy() {
        WriterState copy = new WriterState();
        copy.ongoingId = ongoingId;
        copy.highestAbortedId = highestAbortedId;
        copy.inputsDone = inputsDone;
        copy.outputsDone = outputsDone;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(ongoingId).append('/').append(highestAbortedId);
        to.append(inputsDone ? 'i' : '-').append(outputsDone ? 'o' : '-');
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
