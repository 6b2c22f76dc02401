package io.github.cleancut.trace;

/** Takes the events of a run, in order, as they happen. */
@FunctionalInterface
public interface TraceListener {
    /** Takes one event. */
    void accept(TraceEvent event);
}
