package io.github.cleancut.world;

/** How event targets are numbered: a kind in the high bits, the number of a subtask, channel or slot in the low ones. */
final class Targets {
    /** The head of a channel's flight arrives; the argument is the channel's life. */
    static final int ARRIVAL = 0;
    /** A subtask's mailbox thread looks for work; the argument is the attempt. */
    static final int WAKE = 1;
    /** A message between JobManager and task is delivered; the index is its slot. */
    static final int RPC = 2;
    /** A storage operation has waited for its latency; the index is its slot, the argument its turn. */
    static final int STORAGE = 3;
    /** The shared bandwidth of the storage finishes a transfer; the argument is the plan's number. */
    static final int TRANSFER = 4;
    /** A job or timer of the coordinator is due; the index is its slot. */
    static final int COORDINATOR = 5;
    /** Something the JobMaster waits for is due; the index is its slot. */
    static final int JOB_MASTER = 6;
    /** A fault, action or end of the scenario is due; the index is its slot. */
    static final int SCRIPT = 7;
    /** Something a subtask waits for is due: asynchronous part, alignment timer; the index is its slot. */
    static final int TASK = 8;
    /** The loss of a JobManager is noticed, or another one takes over; the argument is its term. */
    static final int LEADERSHIP = 9;
    /** JobManager and TaskManager do not hear each other for too long, or again; the index says which, and what. */
    static final int CONTACT = 10;

    /** What a task has written into its buffers is flushed; the argument is the life of the task's channels. */
    static final int FLUSH = 11;
    /** Credit reaches a producer that waits for it; the argument is the channel's life. */
    static final int CREDIT = 12;
    /** "Resume consumption" reaches a producer; the argument is the channel's life. */
    static final int RESUME = 13;

    private static final int INDEX_BITS = 26;

    private Targets() {}

    static int of(int kind, int index) {
        return kind << INDEX_BITS | index;
    }

    static int kind(int target) {
        return target >>> INDEX_BITS;
    }

    static int index(int target) {
        return target & (1 << INDEX_BITS) - 1;
    }
}
