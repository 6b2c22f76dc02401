package io.github.cleancut.reports;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace written by hand: each call adds one event at a time in milliseconds. */
public final class Story {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private final List<TraceEvent> events = new ArrayList<>();

    public Story job(long millis, EventKind kind, long checkpoint, long number, @Nullable String text) {
        return add(millis * NANOS_PER_MILLI, kind, new int[] {-1, -1, -1}, new long[] {checkpoint, number, -1}, text);
    }

    public Story task(long millis, EventKind kind, int task, long checkpoint, long number) {
        return add(millis * NANOS_PER_MILLI, kind, new int[] {task, 0, -1}, new long[] {checkpoint, number, -1}, null);
    }

    /** What the statistics book of a subtask. */
    public Story reported(long millis, int task, long checkpoint, String figures) {
        return add(
                millis * NANOS_PER_MILLI,
                EventKind.SUBTASK_REPORTED,
                new int[] {task, 0, -1},
                new long[] {checkpoint, -1, -1},
                figures);
    }

    public Story exactly(long nanos, EventKind kind, int task, long checkpoint, long number) {
        return add(nanos, kind, new int[] {task, 0, -1}, new long[] {checkpoint, number, -1}, null);
    }

    public Story channel(long millis, EventKind kind, int channel) {
        return add(millis * NANOS_PER_MILLI, kind, new int[] {-1, -1, channel}, new long[] {-1, -1, -1}, null);
    }

    public Story record(long millis, EventKind kind, int task, int channel, long offset, long number) {
        long lineage = Lineage.of(0, offset);
        return add(
                millis * NANOS_PER_MILLI, kind, new int[] {task, 0, channel}, new long[] {-1, number, lineage}, null);
    }

    private Story add(long nanos, EventKind kind, int[] places, long[] numbers, @Nullable String text) {
        events.add(new TraceEvent(
                nanos,
                events.size(),
                kind,
                places[0],
                places[1],
                places[2],
                numbers[0],
                numbers[1],
                numbers[2],
                text,
                "K1"));
        return this;
    }

    public List<TraceEvent> events() {
        return events;
    }

    public <L extends TraceListener> L toldTo(L listener) {
        events.forEach(listener::accept);
        return listener;
    }

    /**
     * Checkpoint 1 from 100 to 131 ms: sources at once, sum aligns 4 ms (start delay 2 ms), 1 ms sync, 10 ms async, 5 kb of
     * state; out 3 ms start delay. Checkpoint 2 fails at 227 ms when sum dies, restore of 1, which runs again at 260 ms.
     */
    public static Story oneGoodOneFailed() {
        Story story = new Story();
        story.job(0, EventKind.JOB_RUNNING, -1, -1, "RUNNING");
        story.job(100, EventKind.PLAN, 1, -1, "0 1 2 3");
        story.job(100, EventKind.CHECKPOINT_PENDING, 1, 1_767_225_600_100L, "checkpoint");
        for (int source : new int[] {Jobs.WORDS_0, Jobs.WORDS_1}) {
            story.task(101, EventKind.TRIGGER_RECEIVED, source, 1, -1);
            story.task(101, EventKind.SNAPSHOT_STARTED, source, 1, 5);
            story.task(101, EventKind.SNAPSHOT_ENDED, source, 1, -1);
            story.task(101, EventKind.UPLOAD_STARTED, source, 1, 0);
            story.task(101, EventKind.UPLOAD_ENDED, source, 1, -1);
            story.task(101, EventKind.ACK_SENT, source, 1, -1);
            story.task(102, EventKind.ACK_RECEIVED, source, 1, 0);
        }
        story.task(102, EventKind.ALIGNMENT_STARTED, Jobs.SUM, 1, 2_000_000);
        story.channel(102, EventKind.CHANNEL_BLOCKED, 0);
        story.record(103, EventKind.RECORD_TAKEN, -1, 1, 7, 1);
        story.channel(106, EventKind.CHANNEL_RESUMED, 0);
        story.task(106, EventKind.ALIGNMENT_ENDED, Jobs.SUM, 1, 4_000_000);
        story.task(106, EventKind.SNAPSHOT_STARTED, Jobs.SUM, 1, -1);
        story.task(107, EventKind.SNAPSHOT_ENDED, Jobs.SUM, 1, -1);
        story.task(107, EventKind.UPLOAD_STARTED, Jobs.SUM, 1, 5_120);
        story.task(117, EventKind.UPLOAD_ENDED, Jobs.SUM, 1, -1);
        story.task(117, EventKind.ACK_SENT, Jobs.SUM, 1, -1);
        story.reported(118, Jobs.SUM, 1, "processed=100");
        story.task(118, EventKind.ACK_RECEIVED, Jobs.SUM, 1, 5_120);
        return story.endOfTheGoodOne().failureAndRestart();
    }

    /** Savepoint 3 from 270 to 320 ms, acknowledged by one subtask. */
    public Story andASavepoint() {
        job(270, EventKind.PLAN, 3, -1, "0");
        job(270, EventKind.CHECKPOINT_PENDING, 3, 1_767_225_600_270L, "savepoint");
        task(320, EventKind.ACK_RECEIVED, Jobs.WORDS_0, 3, 10);
        return job(330, EventKind.COMPLETED, 3, -1, null);
    }

    private Story endOfTheGoodOne() {
        exactly(103_400_000, EventKind.ALIGNMENT_STARTED, Jobs.OUT, 1, 3_400_000);
        exactly(103_400_000, EventKind.ALIGNMENT_ENDED, Jobs.OUT, 1, 0);
        exactly(130_999_999, EventKind.ACK_RECEIVED, Jobs.OUT, 1, 7);
        job(131, EventKind.COMPLETED, 1, -1, null);
        return this;
    }

    private Story failureAndRestart() {
        job(200, EventKind.PLAN, 2, -1, "0 1 2 3");
        job(200, EventKind.CHECKPOINT_PENDING, 2, 1_767_225_600_200L, "checkpoint");
        task(202, EventKind.ACK_RECEIVED, Jobs.WORDS_0, 2, 0);
        task(225, EventKind.ATTEMPT_STOPPED, Jobs.SUM, -1, -1);
        job(227, EventKind.FAILURE_REPORTED, 2, -1, "CHECKPOINT_COORDINATOR_SUSPEND");
        job(227, EventKind.FAILED, 2, -1, "CHECKPOINT_COORDINATOR_SUSPEND");
        job(227, EventKind.JOB_RESTARTING, -1, 20_000_000, "RESTARTING");
        job(250, EventKind.RESTORE_STARTED, 1, -1, null);
        task(251, EventKind.ATTEMPT_STARTED, Jobs.SUM, 1, -1);
        task(260, EventKind.TASK_RUNNING, Jobs.SUM, -1, -1);
        job(260, EventKind.RESTORED, 1, -1, null);
        job(300, EventKind.JOB_ENDED, -1, -1, "FINISHED");
        job(300, EventKind.RUN_ENDED, -1, -1, "OVER");
        return this;
    }
}
