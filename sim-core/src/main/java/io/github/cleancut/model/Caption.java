package io.github.cleancut.model;

/**
 * One entry of {@code teach:}.
 *
 * @param strikes at a time or a position
 * @param say what is said there
 * @param optional whether never reaching the position leaves the run decided
 */
public record Caption(Fault.Strikes strikes, String say, boolean optional) {}
