package io.github.cleancut.model;

/**
 * Event time of a source's records: the time when each is due, shifted back by an amount; and the watermarks that it emits (format.md, section 3).
 *
 * @param everyNanos so often it emits a watermark, if it has risen: the newest event time less the delay
 * @param delayNanos how far watermarks stay behind
 * @param disorder how far event times are shifted back, one draw a record
 */
public record WatermarkSpec(long everyNanos, long delayNanos, Amount disorder) {}
