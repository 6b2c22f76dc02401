package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trace that an {@link AbstractRun} leaves; it can be corrupted. */
final class TraceLog {
    private final Topology topology;
    private final List<TraceEvent> events = new ArrayList<>();
    private final int[] attempts;
    private int nextTransaction;
    private @Nullable String text;

    TraceLog(Topology topology) {
        this.topology = topology;
        attempts = new int[topology.taskCount()];
        java.util.Arrays.fill(attempts, -1);
    }

    /** A number for a transaction, unique over the run. */
    int newTransaction() {
        return nextTransaction++;
    }

    void start(int task, long checkpoint, long offset) {
        attempts[task]++;
        add(EventKind.ATTEMPT_STARTED, task, -1, checkpoint, offset, Lineage.NONE);
    }

    void stop(int task) {
        add(EventKind.ATTEMPT_STOPPED, task, -1, -1, -1, Lineage.NONE);
    }

    void job(EventKind kind, long checkpoint, @Nullable String word) {
        text = word;
        add(kind, -1, -1, checkpoint, -1, Lineage.NONE);
        text = null;
    }

    void emitted(int task, long offset) {
        add(EventKind.RECORD_EMITTED, task, -1, -1, offset, Lineage.NONE);
    }

    void send(int channel, long lineage) {
        add(EventKind.RECORD_SENT, -1, channel, -1, -1, lineage);
    }

    void take(int channel, long lineage) {
        add(EventKind.RECORD_TAKEN, -1, channel, -1, -1, lineage);
    }

    void processed(int task, long lineage) {
        add(EventKind.RECORD_PROCESSED, task, -1, -1, -1, lineage);
    }

    void write(int task, int transaction, long lineage) {
        add(EventKind.RECORD_WRITTEN, task, -1, -1, transaction, lineage);
    }

    void snapshot(int task, long checkpoint, long offset) {
        add(EventKind.SNAPSHOT_STARTED, task, -1, checkpoint, offset, Lineage.NONE);
    }

    void preCommit(int task, long checkpoint, int transaction) {
        add(EventKind.PRE_COMMITTED, task, -1, checkpoint, transaction, Lineage.NONE);
    }

    void commit(int task, long checkpoint, int transaction) {
        add(EventKind.COMMIT_STARTED, task, -1, checkpoint, transaction, Lineage.NONE);
        add(EventKind.COMMIT_ENDED, task, -1, checkpoint, transaction, Lineage.NONE);
    }

    private void add(EventKind kind, int task, int channel, long checkpoint, long number, long lineage) {
        int attempt = task < 0 ? -1 : attempts[task];
        long order = events.size();
        events.add(new TraceEvent(
                order * 1000, order, kind, task, attempt, channel, checkpoint, number, lineage, text, ""));
    }

    Topology topology() {
        return topology;
    }

    List<TraceEvent> events() {
        return events;
    }

    /** Numbers the events anew after some were added, removed or moved. */
    static List<TraceEvent> renumbered(List<TraceEvent> events) {
        List<TraceEvent> result = new ArrayList<>();
        for (TraceEvent event : events) {
            result.add(new TraceEvent(
                    result.size() * 1000L,
                    result.size(),
                    event.kind(),
                    event.task(),
                    event.attempt(),
                    event.channel(),
                    event.checkpoint(),
                    event.number(),
                    event.lineage(),
                    event.text(),
                    event.rules()));
        }
        return result;
    }
}
