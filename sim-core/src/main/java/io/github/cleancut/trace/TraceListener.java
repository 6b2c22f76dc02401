package io.github.cleancut.trace;

/** Takes the events of a run, in order. */
@FunctionalInterface
public interface TraceListener {
    /** Takes the next event. */
    void accept(TraceEvent event);

    /** Whether events of a kind concern the listener at all; what it does not want it need not get. Asked before the run, always with the same answer. */
    default boolean wants(EventKind kind) {
        return true;
    }
}
