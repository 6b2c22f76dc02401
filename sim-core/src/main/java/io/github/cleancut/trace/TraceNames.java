package io.github.cleancut.trace;

/** How tasks, channels and records are called in a trace. */
public interface TraceNames {
    /** Name of a subtask, for example {@code sum[0]}. */
    String task(int task);

    /** Name of the producing subtask of a channel. */
    String producer(int channel);

    /** Name of the consuming subtask of a channel. */
    String consumer(int channel);

    /** Name of a record, source subtask and offset, for example {@code words[0]:17}. */
    String lineage(long lineage);
}
