package io.github.cleancut.conform;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which a recorded step and ours differ.
 *
 * @param where {@code threw}, {@code effect 3} (counted from 1) or {@code state.failures.count}
 * @param expected what is recorded: a parsed value, null for nothing, {@link #ABSENT} where the state has no such key
 * @param actual what ours has there
 */
public record Difference(
        String where, @Nullable Object expected, @Nullable Object actual) {
    /** Stands for a key that is not there, which is not the same as a key with null. */
    public static final String ABSENT = "no such key";
}
