package io.github.cleancut.model;

/**
 * How a run ends.
 *
 * @param atNanos when faults stop, -1: the run ends with the job
 * @param settleNanos how long sources and triggers go on after it, and how long liveness may take
 */
public record End(long atNanos, long settleNanos) {}
