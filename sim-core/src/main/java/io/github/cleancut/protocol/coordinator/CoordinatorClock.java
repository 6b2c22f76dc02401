package io.github.cleancut.protocol.coordinator;

/**
 * The time at an input: two clocks, of which the wall clock may jump (C-004).
 *
 * @param wallMillis stamps checkpoints, requests, acknowledgements and completions
 * @param relativeMillis monotonic; drives the periodic schedule and the minimum pause
 */
public record CoordinatorClock(long wallMillis, long relativeMillis) {}
