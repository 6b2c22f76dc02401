package io.github.cleancut.law;

import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What really happened in a checkpoint, as raw events tell. */
final class MeasuredCheckpoint {
    private static final long NEVER = -1;

    /** What is summed up over the subtasks of a checkpoint. */
    private static final List<String> BYTES = List.of("checkpointed", "state", "processed", "persisted");

    /** A subtask's part: when each step was, in virtual nanoseconds. */
    static final class Part {
        long reachedNanos = NEVER;
        long snapshotNanos = NEVER;
        long snapshotEndNanos = NEVER;
        long uploadNanos = NEVER;
        long uploadEndNanos = NEVER;
        long inFlightBytes;
        private long takenBefore;
        private long takenUntil;
        private long lastBarrierNanos = NEVER;
        private boolean isOvertaken;
        private final List<String> written = new ArrayList<>();
        private List<String> shared = List.of();

        /** The snapshot has written a file. */
        void write(String file) {
            written.add(file);
        }

        /** Its acknowledgement names files that later snapshots may refer to, older ones among them. */
        void refer(List<String> files) {
            shared = files;
        }

        /** Those that it has written and later snapshots may refer to. */
        List<String> writtenFiles() {
            return written.stream().filter(shared::contains).toList();
        }

        List<String> sharedFiles() {
            return shared;
        }

        /** Whether the snapshot refers to no file of an older one. */
        boolean isSelfContained() {
            return written.containsAll(shared);
        }

        /** The checkpoint shows at the subtask; whether for the first time. */
        boolean reach(long nanos) {
            boolean isFirst = reachedNanos == NEVER;
            reachedNanos = isFirst ? nanos : reachedNanos;
            return isFirst;
        }

        /** A barrier has come. */
        void barrier(long nanos) {
            lastBarrierNanos = nanos;
        }

        /** So many bytes have come in from the inputs of the subtask by its first barrier, by a later one, or by its snapshot. */
        void taken(long bytes) {
            takenBefore = reachedNanos == NEVER ? bytes : takenBefore;
            takenUntil = bytes;
        }

        /** From the first barrier to the last. */
        long processedBytes() {
            return takenUntil - takenBefore;
        }

        /** Another checkpoint shows there. */
        void overtake() {
            isOvertaken |= reachedNanos != NEVER && snapshotNanos == NEVER;
        }

        boolean isOvertaken() {
            return isOvertaken;
        }

        /** From the first barrier to the last, with which the snapshot begins unless it is unaligned. */
        long alignmentNanos(boolean mayBeUnaligned) {
            return (mayBeUnaligned ? Math.max(snapshotNanos, lastBarrierNanos) : snapshotNanos) - reachedNanos;
        }
    }

    private final long id;
    private final String type;
    private final long pendingOrder;
    private final long pendingNanos;
    private final long triggerNanos;
    private final List<Part> parts = new ArrayList<>();
    private final SortedSet<Integer> acknowledged = new TreeSet<>();
    private int finished = -1;
    private long lastAckNanos = NEVER;
    private @Nullable TraceEvent end;
    private final SortedMap<String, Long> bookedBytes = new TreeMap<>();

    MeasuredCheckpoint(TraceEvent pending, long triggerNanos, int tasks) {
        this.id = pending.checkpoint();
        this.type = pending.requireText();
        this.pendingOrder = pending.order();
        this.pendingNanos = pending.timeNanos();
        this.triggerNanos = triggerNanos;
        for (int task = 0; task < tasks; task++) {
            parts.add(new Part());
        }
    }

    long id() {
        return id;
    }

    String type() {
        return type;
    }

    boolean isSavepoint() {
        return !type.equals("checkpoint");
    }

    long pendingOrder() {
        return pendingOrder;
    }

    /** When its timestamp was taken. */
    long triggerNanos() {
        return triggerNanos;
    }

    Part part(int task) {
        return parts.get(task);
    }

    /** Whoever need not acknowledge has finished, and counts as having acknowledged at once (C-249). */
    void plan(TraceEvent event) {
        String tasks = event.requireText();
        finished = parts.size() - (tasks.isEmpty() ? 0 : tasks.split(" ", -1).length);
        lastAckNanos = finished > 0 ? pendingNanos : lastAckNanos;
    }

    boolean isWithoutPlan() {
        return finished < 0;
    }

    void acknowledge(TraceEvent event) {
        acknowledged.add(event.task());
        lastAckNanos = event.timeNanos();
    }

    /** What the statistics have booked of a subtask, which is judged by itself. */
    void book(SortedMap<String, Long> figures) {
        for (String name : BYTES) {
            bookedBytes.merge(name, figures.getOrDefault(name, 0L), Long::sum);
        }
    }

    void end(TraceEvent event) {
        end = event;
    }

    boolean isOver() {
        return end != null;
    }

    boolean hasCompleted() {
        return end != null && end.kind() == EventKind.COMPLETED;
    }

    String status() {
        if (end == null) {
            return "IN_PROGRESS";
        }
        return hasCompleted() ? "COMPLETED" : "FAILED";
    }

    /** To the last acknowledgement, or to the failure (C-266). */
    long durationMillis() {
        long endNanos = hasCompleted() || end == null ? lastAckNanos : end.timeNanos();
        return endNanos == NEVER ? NEVER : Figures.millisBetween(triggerNanos, endNanos);
    }

    SortedMap<String, Long> figures() {
        SortedMap<String, Long> figures = new TreeMap<>();
        figures.put("subtasks", (long) parts.size());
        figures.put("acknowledged", (long) acknowledged.size() + finished);
        BYTES.forEach(name -> figures.put(name, bookedBytes.getOrDefault(name, 0L)));
        return figures;
    }
}
