package io.github.cleancut.model;

import org.jspecify.annotations.Nullable;

/**
 * A protocol position ({@code when:}): an event of the run, found by its kind and fields. Fields that are null or negative match everything.
 *
 * @param event name of the event, for example {@code upload-started}
 * @param checkpoint id, or -1
 * @param subtask who acts
 * @param from producer of the channel concerned
 * @param to consumer of the channel concerned
 * @param source source subtask of the record concerned
 * @param offset offset of the record concerned, or -1
 * @param word the status or reason
 * @param attempt attempt of the subtask, or -1
 * @param nth which match, 1-based; {@link #EVERY} for all of them
 * @param afterNanos how long after the match
 */
public record Position(
        String event,
        long checkpoint,
        @Nullable SubtaskRef subtask,
        @Nullable SubtaskRef from,
        @Nullable SubtaskRef to,
        @Nullable SubtaskRef source,
        long offset,
        @Nullable String word,
        int attempt,
        int nth,
        long afterNanos) {
    public static final int EVERY = 0;
}
