package io.github.cleancut.model;

import org.jspecify.annotations.Nullable;

/**
 * Something a user does, in {@code actions:}.
 *
 * @param index its place in the list
 * @param strikes at a time or a position
 * @param verb what
 * @param optional whether never striking leaves the run decided
 */
public record Action(int index, Fault.Strikes strikes, Verb verb, boolean optional) {
    /** What a user does. */
    public sealed interface Verb {
        /** Triggers a checkpoint by hand: CONFIGURED, FULL or INCREMENTAL. */
        record Checkpoint(String type) implements Verb {}

        /** Takes a savepoint. */
        record Savepoint() implements Verb {}

        /**
         * Stops the job with a savepoint.
         *
         * @param drain whether the sources drain, so that time goes to its end (C-238)
         */
        record StopWithSavepoint(boolean drain) implements Verb {}

        /**
         * A source says whether it works off a backlog (C-054).
         *
         * @param source its name
         * @param on whether it does
         */
        record Backlog(String source, boolean on) implements Verb {}

        /**
         * Ends the job and starts it again from a snapshot.
         *
         * @param from {@link #LATEST}, {@link #SAVEPOINT}, or an id
         * @param claimMode CLAIM, NO_CLAIM or LEGACY (C-225 to C-227)
         * @param withoutHook a source that comes without its master hook from then on (C-261), or null
         */
        record Restore(
                String from, String claimMode, @Nullable String withoutHook) implements Verb {
            /** The newest checkpoint. */
            public static final String LATEST = "latest";

            /** The newest savepoint. */
            public static final String SAVEPOINT = "savepoint";
        }

        /** Takes a savepoint, and cancels the job once it is there (C-236). */
        record CancelWithSavepoint() implements Verb {}

        /** Cancels the job. */
        record Cancel() implements Verb {}
    }
}
