package io.github.cleancut.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose.
 *
 * @param index its place in the scenario's list, for names and {@code --set}
 * @param strikes when
 * @param verb what
 * @param forNanos how long it lasts, -1 for until the end
 * @param optional whether never striking leaves the run decided
 */
public record Fault(int index, Strikes strikes, Verb verb, long forNanos, boolean optional) {

    /** When a fault strikes. */
    public sealed interface Strikes {
        /** Armed from 0 on (message and step faults). */
        record Armed() implements Strikes {}

        /** At a virtual time. */
        record At(long nanos) implements Strikes {}

        /** At a protocol position. */
        record When(Position position) implements Strikes {}

        /** At random: a Poisson process with a rate, from and until a time (-1: the end), at most so many times (-1: no limit). */
        record Randomly(Rate rate, long fromNanos, long untilNanos, long max) implements Strikes {}
    }

    /** What a fault is aimed at. */
    public sealed interface Target {
        /** Subtasks of an item, or any. */
        record Subtasks(SubtaskRef ref) implements Target {}

        /** Channels. */
        record Channels(ChannelRef ref) implements Target {}

        /** A TaskManager by id; null: any, drawn anew each time. */
        record TaskManager(@Nullable String id) implements Target {}

        /** The JobManager. */
        record JobManager() implements Target {}

        /** The checkpoint storage. */
        record Storage() implements Target {}
    }

    /** A storage operation. */
    public enum StorageOperation {
        LOCATION,
        UPLOAD,
        METADATA,
        READ,
        DELETE
    }

    /** A step that can fail. */
    public enum Step {
        SNAPSHOT,
        UPLOAD,
        LOCATION,
        METADATA,
        STORE,
        /** Removing a subsumed checkpoint from the store that outlives the JobManager. */
        REMOVE,
        COMMIT,
        HOOK,
        RESTORE_HOOK
    }

    /** A remote message that can be lost, delayed or doubled. */
    public enum Message {
        TRIGGER,
        ACKNOWLEDGE,
        DECLINE,
        COMPLETE,
        ABORT,
        /** What an operator coordinator tells a subtask. */
        EVENT
    }

    /** What a fault does to a message. */
    public enum Mishap {
        LOSE,
        DELAY,
        DUPLICATE
    }

    /** What a fault does. */
    public sealed interface Verb {
        /**
         * The process is gone.
         *
         * @param detectNanos until the JobManager learns of it (of its own loss: the TaskManagers), -1: one message for a subtask, else the heartbeat timeout
         * @param backNanos after that, until a TaskManager of this name, or a new JobManager, is there
         * @param isZombie whether it goes on working, and the JobManager only believes it dead
         * @param isRecoverable of a subtask, whether a restart can help against what it fails with (C-202)
         */
        record Kill(Target target, long detectNanos, long backNanos, boolean isZombie, boolean isRecoverable)
                implements Verb {
            /** A process that is gone indeed. */
            public Kill(Target target, long detectNanos, long backNanos) {
                this(target, detectNanos, backNanos, false, true);
            }
        }

        /** Added to each record, element or operation; or everything takes {@code factor} times as long (1: not at all). */
        record Slow(Target target, @Nullable Amount by, int factor) implements Verb {}

        /** Nothing moves; messages wait. */
        record Pause(Target target) implements Verb {}

        /** Storage operations hang and go on afterwards. */
        record Stall(java.util.List<StorageOperation> only) implements Verb {}

        /** Storage operations fail at once with an IOException. */
        record Fill(java.util.List<StorageOperation> only) implements Verb {}

        /**
         * A step fails.
         *
         * @param io with an IOException
         * @param stored of the store that fails without an answer: whether it has the checkpoint all the same (C-134)
         */
        record Fail(Step step, Filter filter, boolean io, boolean stored) implements Verb {}

        /** The wall clock of the JobManager or of a TaskManager jumps, back if the number is below 0; clocks that only go on, the relative ones, never do (C-004). */
        record ClockJump(Target of, long byNanos) implements Verb {}

        /**
         * Nothing passes between two, neither way; messages and records wait.
         *
         * @param one a TaskManager or the JobManager
         * @param other the other one
         * @param backNanos after the JobManager has given the TaskManager up, until another one of its name is there; -1: none comes
         */
        record Partition(Target one, Target other, long backNanos) implements Verb {}

        /**
         * The heartbeats of TaskManagers do not reach the JobManager.
         *
         * @param subtask of those where it runs; null: of all
         * @param count the next so many of each; -1: all
         */
        record LoseHeartbeats(@Nullable SubtaskRef subtask, long count) implements Verb {}

        /** Something happens to a message. */
        record Disturb(
                Mishap mishap,
                Message message,
                Filter filter,
                @Nullable Amount by) implements Verb {}
    }

    /**
     * Which steps or messages are meant.
     *
     * @param subtask of this subtask; null: every
     * @param checkpoint of this checkpoint; -1: every
     * @param count how many of them; -1: all
     */
    public record Filter(@Nullable SubtaskRef subtask, long checkpoint, long count) {}
}
