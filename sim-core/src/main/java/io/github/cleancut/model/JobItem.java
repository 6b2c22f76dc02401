package io.github.cleancut.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One vertex of the job.
 *
 * @param kind what it does
 * @param name unique over items, TaskManagers and readers
 * @param parallelism number of subtasks
 * @param maxParallelism number of key groups
 * @param inputs the entries of {@code from}, in their order
 * @param process time per record, the mailbox blocked meanwhile
 * @param state cost of its state
 * @param operatorState operator state of a map, connect or sink
 * @param operator what an operator does besides
 * @param placement TaskManager of each subtask: entry i mod length; empty: slot i
 * @param source what a source emits; null for other kinds
 * @param sink what a sink does; null for other kinds
 */
public record JobItem(
        ItemKind kind,
        String name,
        int parallelism,
        int maxParallelism,
        List<Edge> inputs,
        Amount process,
        StateSpec state,
        OperatorState operatorState,
        OperatorSpec operator,
        List<String> placement,
        @Nullable SourceSpec source,
        @Nullable SinkSpec sink) {

    /** What the source emits; only for sources. */
    public SourceSpec requireSource() {
        if (source == null) {
            throw new IllegalStateException(name + " is no source");
        }
        return source;
    }

    /** What the sink does; only for sinks. */
    public SinkSpec requireSink() {
        if (sink == null) {
            throw new IllegalStateException(name + " is no sink");
        }
        return sink;
    }

    /** Share of the records that a filter keeps. */
    public int keepPercent() {
        return operator.keepPercent();
    }

    /** The windows of a window; null for other kinds. */
    public @Nullable WindowSpec window() {
        return operator.window();
    }

    /** The windows; only for kind window. */
    public WindowSpec requireWindow() {
        WindowSpec window = window();
        if (window == null) {
            throw new IllegalStateException(name + " has no windows");
        }
        return window;
    }

    /** Whether the item keeps records in its state, so that a restore can lose or double them. */
    public boolean keepsRecords() {
        return kind == ItemKind.KEYED
                || kind == ItemKind.JOIN
                || kind == ItemKind.CONNECT
                || kind == ItemKind.WINDOW
                || operatorState != OperatorState.NONE;
    }
}
