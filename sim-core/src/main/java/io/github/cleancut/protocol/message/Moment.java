package io.github.cleancut.protocol.message;

/**
 * Now, as a task sees it. Timeouts and start delays are taken from the wall clock, durations from the relative one (T-012, T-091).
 *
 * @param wallMillis the task's wall clock in milliseconds, the scale of {@link Barrier#triggerTimestampMillis}
 * @param nanos a clock in nanoseconds that never goes back
 */
public record Moment(long wallMillis, long nanos) {}
