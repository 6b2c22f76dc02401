package io.github.cleancut.model;

import org.jspecify.annotations.Nullable;

/**
 * What an operator does with records, as far as its kind does not say it.
 *
 * @param keepPercent share of records that a filter keeps
 * @param window the windows of a window; null for other kinds
 */
public record OperatorSpec(int keepPercent, @Nullable WindowSpec window) {
    /** An operator without windows. */
    public static OperatorSpec keep(int percent) {
        return new OperatorSpec(percent, null);
    }
}
