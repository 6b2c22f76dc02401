package io.github.cleancut.world;

import io.github.cleancut.model.Action;

/** What waits because it cannot pass, or because nobody is there to handle it. */
sealed interface Held {
    /** A message at the end of its way, for or from the JobManager of a term. */
    record Message(Envelope envelope, long term) implements Held {}

    /** Work or a timer of the JobManager that is due, as its event. */
    record Event(int target, long argument) implements Held {}

    /** Something that the JobManager was about to notice. */
    record Noticed(TaskDue.Notice notice) implements Held {}

    /** An operation of the JobManager on the storage is over. */
    record StorageDone(StorageJob job, boolean hasSucceeded) implements Held {}

    /** A user has asked for something. */
    record Asked(Action action) implements Held {}

    /** The time in which a TaskManager should have been heard of is over. */
    record Overdue(int taskManager) implements Held {}
}
