package io.github.cleancut.protocol.channel;

/** What the channel state writer of a task knows: it serves one checkpoint at a time (T-120). */
public final class WriterState {
    static final long NONE = -1;

    long ongoingId = NONE;
    long highestAbortedId = NONE;
    boolean inputsDone;
    boolean outputsDone;

    /** Subpartitions of the checkpoint that is being written in which its barrier may still be overtaken. */
    int barriersToLeave;

    /** So many barriers of a checkpoint have yet to leave their subpartitions (T-114). */
    public void await(long checkpointId, int barriers) {
        barriersToLeave = serves(checkpointId) ? barriers : barriersToLeave;
    }

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
        copy.barriersToLeave = barriersToLeave;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(ongoingId).append('/').append(highestAbortedId);
        to.append(inputsDone ? 'i' : '-').append(outputsDone ? 'o' : '-').append(barriersToLeave);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
