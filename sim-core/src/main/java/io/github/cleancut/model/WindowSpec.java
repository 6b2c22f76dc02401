package io.github.cleancut.model;

/**
 * Windows of event time (format.md, section 3): one begins at each multiple of the slide, which also lies before time 0, where event time begins.
 *
 * @param sizeNanos how long each is
 * @param slideNanos from the begin of one to that of the next
 */
public record WindowSpec(long sizeNanos, long slideNanos) {}
