package io.github.cleancut.model;

/**
 * So many per so much time.
 *
 * @param count how many, at least 1
 * @param perNanos in how many nanoseconds
 */
public record Rate(long count, long perNanos) {}
