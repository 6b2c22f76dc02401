package io.github.cleancut.law;

/** What the thread of a subtask does that nothing interrupts, since its newest checkpoint showed: the longest record or timers, and the synchronous parts of snapshots. A step that ends as the checkpoint shows counts, because it is what the checkpoint had to wait for. */
final class UninterruptibleSteps {
    private static final long NEVER = -1;

    private long checkpoint = NEVER;
    private long recordNanos = NEVER;
    private long longestNanos;
    private long snapshotNanos = NEVER;
    private long syncNanos;

    /** The step that ended last: when, and how long it took. */
    private long endedNanos = NEVER;

    private long tookNanos;

    void beginRecord(long nowNanos) {
        recordNanos = nowNanos;
    }

    /** All timers of a watermark are one step, unless mails may interrupt them after each (T-272). */
    void fireTimer(long nowNanos, boolean isInterruptible) {
        endRecord(nowNanos);
        if (isInterruptible) {
            recordNanos = nowNanos;
        }
    }

    void endRecord(long nowNanos) {
        if (recordNanos != NEVER) {
            longestNanos = Math.max(longestNanos, nowNanos - recordNanos);
            end(nowNanos, nowNanos - recordNanos);
        }
    }

    void beginSnapshot(long nowNanos) {
        snapshotNanos = nowNanos;
    }

    void endSnapshot(long nowNanos) {
        syncNanos += nowNanos - snapshotNanos;
        end(nowNanos, nowNanos - snapshotNanos);
    }

    private void end(long nowNanos, long nanos) {
        tookNanos = nowNanos == endedNanos ? Math.max(tookNanos, nanos) : nanos;
        endedNanos = nowNanos;
    }

    /** The newest checkpoint that has shown at the subtask. */
    void look(long seen, long nowNanos) {
        if (seen > checkpoint) {
            checkpoint = seen;
            longestNanos = endedNanos == nowNanos ? tookNanos : 0;
            syncNanos = 0;
        }
    }

    /** How long they can have kept a mail waiting. */
    long atMostNanos() {
        return longestNanos + syncNanos;
    }
}
