package io.github.cleancut.world;

/** What an attempt or TaskManager waits for. */
sealed interface TaskDue {
    /** A deployed attempt begins to initialise. */
    record Initialize(Envelope.Deploy deploy) implements TaskDue {}

    /** A cancelled attempt has ended. */
    record Cancelled(AttemptId attempt) implements TaskDue {}

    /** An asynchronous part of a given duration is over. */
    record AsyncPart(AttemptId attempt, long checkpointId) implements TaskDue {}

    /** A timer of an attempt is due. */
    record Timer(AttemptId attempt, Mail mail) implements TaskDue {}

    /** The consumer of a channel has taken all records in (T-151). */
    record RecordsTaken(int channel, long life) implements TaskDue {}

    /** Something that the JobManager learns. */
    sealed interface Notice extends TaskDue {}

    /** The JobManager notices a dead attempt. */
    record AttemptMissed(AttemptId attempt) implements Notice {}

    /** The JobManager notices a dead TaskManager. */
    record TaskManagerMissed(int taskManager, int loss, long backNanos) implements Notice {}

    /** A TaskManager is there again. */
    record TaskManagerBack(int taskManager, int loss) implements Notice {}

    /** The JobManager takes a TaskManager for dead that goes on working. */
    record TaskManagerDisowned(int taskManager, long backNanos) implements Notice {}
}
