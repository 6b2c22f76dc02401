package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace written by hand, an event a call and a millisecond, in the words of the events. Whether it makes sense is the author's business: laws must also judge traces that no world would make. */
final class TraceScript {
    private static final long MILLI = 1_000_000L;

    private final Scenario scenario;
    private final Topology topology;
    private final List<TraceEvent> events = new ArrayList<>();
    private final int[] attempts;
    private long nowNanos;
    private @Nullable String text;

    TraceScript(TestJob job) {
        scenario = job.scenario();
        topology = job.topology();
        attempts = new int[topology.taskCount()];
    }

    /** Every subtask starts for the first time and the job runs. */
    TraceScript start() {
        for (int task = 0; task < attempts.length; task++) {
            add(EventKind.ATTEMPT_STARTED, task, -1, 0, 0, Lineage.NONE);
        }
        return text("RUNNING").add(EventKind.JOB_RUNNING, -1, -1, -1, -1, Lineage.NONE);
    }

    /** Time passes. */
    TraceScript pass(long seconds) {
        nowNanos += seconds * 1000 * MILLI;
        return this;
    }

    /** The next event is at a time. */
    TraceScript atMillis(long millis) {
        nowNanos = (millis - 1) * MILLI;
        return this;
    }

    /** The next event is at the time of the last one. */
    TraceScript atOnce() {
        nowNanos -= MILLI;
        return this;
    }

    /** A source sends its record to some subtasks and has then emitted it. */
    TraceScript emit(String source, long offset, String... to) {
        for (String consumer : to) {
            send(source, consumer, recordOf(source, offset));
        }
        return emitted(source, offset);
    }

    TraceScript emitted(String source, long offset) {
        return add(EventKind.RECORD_EMITTED, task(source), -1, -1, offset, Lineage.NONE);
    }

    TraceScript send(String from, String to, String record) {
        return onChannel(EventKind.RECORD_SENT, from, to, record);
    }

    /** A subtask takes a record and finishes it. */
    TraceScript take(String from, String to, String record) {
        onChannel(EventKind.RECORD_TAKEN, from, to, record);
        return add(EventKind.RECORD_PROCESSED, task(to), -1, -1, -1, lineage(record));
    }

    /** A subtask takes a record and goes on processing it. */
    TraceScript takeOnly(String from, String to, String record) {
        return onChannel(EventKind.RECORD_TAKEN, from, to, record);
    }

    /** A record goes from a source to a subtask and is taken there. */
    TraceScript pass(String source, long offset, String to) {
        return emit(source, offset, to).take(source, to, recordOf(source, offset));
    }

    TraceScript pending(long checkpoint) {
        return text("checkpoint").add(EventKind.CHECKPOINT_PENDING, -1, -1, checkpoint, 0, Lineage.NONE);
    }

    /** A subtask takes its snapshot; a source says where it reads on. */
    TraceScript snapshot(long checkpoint, String subtask, long offset) {
        return add(EventKind.SNAPSHOT_STARTED, task(subtask), -1, checkpoint, offset, Lineage.NONE);
    }

    TraceScript snapshot(long checkpoint, String... subtasks) {
        for (String subtask : subtasks) {
            snapshot(checkpoint, subtask, -1);
        }
        return this;
    }

    TraceScript completed(long checkpoint) {
        return add(EventKind.COMPLETED, -1, -1, checkpoint, -1, Lineage.NONE);
    }

    TraceScript failed(long checkpoint) {
        return text("JOB_FAILURE").add(EventKind.FAILED, -1, -1, checkpoint, -1, Lineage.NONE);
    }

    /** Every subtask stops, and the job waits for its restart. */
    TraceScript crash() {
        for (int task = 0; task < attempts.length; task++) {
            text("killed").add(EventKind.ATTEMPT_STOPPED, task, -1, -1, -1, Lineage.NONE);
        }
        return text("RESTARTING").add(EventKind.JOB_RESTARTING, -1, -1, -1, 0, Lineage.NONE);
    }

    /** Some subtasks stop. */
    TraceScript stop(String... subtasks) {
        for (String subtask : subtasks) {
            text("killed").add(EventKind.ATTEMPT_STOPPED, task(subtask), -1, -1, -1, Lineage.NONE);
        }
        return this;
    }

    /** Every subtask starts from a checkpoint, sources at the given offsets in the order of their numbers, and the job runs. */
    TraceScript restore(long checkpoint, long... offsets) {
        restoreStarted(checkpoint);
        int sources = 0;
        for (int task = 0; task < attempts.length; task++) {
            long offset = topology.inputCountOf(task) == 0 ? offsets[sources++] : -1;
            startAgain(checkpoint, topology.nameOf(task), offset, null);
        }
        return text("RUNNING").add(EventKind.JOB_RUNNING, -1, -1, -1, -1, Lineage.NONE);
    }

    TraceScript restoreStarted(long checkpoint) {
        return add(EventKind.RESTORE_STARTED, -1, -1, checkpoint, -1, Lineage.NONE);
    }

    TraceScript startAgain(long checkpoint, String subtask, long offset, @Nullable String state) {
        attempts[task(subtask)]++;
        return text(state).add(EventKind.ATTEMPT_STARTED, task(subtask), -1, checkpoint, offset, Lineage.NONE);
    }

    TraceScript fingerprint(long checkpoint, String subtask, String state) {
        return text(state).add(EventKind.SNAPSHOT_STARTED, task(subtask), -1, checkpoint, -1, Lineage.NONE);
    }

    TraceScript finish(String... subtasks) {
        for (String subtask : subtasks) {
            add(EventKind.ATTEMPT_FINISHED, task(subtask), -1, -1, -1, Lineage.NONE);
        }
        return this;
    }

    TraceScript write(String sink, long transaction, String... records) {
        for (String record : records) {
            add(EventKind.RECORD_WRITTEN, task(sink), -1, -1, transaction, lineage(record));
        }
        return this;
    }

    TraceScript preCommit(String sink, long checkpoint, long transaction) {
        return add(EventKind.PRE_COMMITTED, task(sink), -1, checkpoint, transaction, Lineage.NONE);
    }

    TraceScript startCommit(String sink, long checkpoint, long transaction) {
        add(EventKind.COMMIT_STARTED, task(sink), -1, checkpoint, transaction, Lineage.NONE);
        return add(EventKind.COMMIT_STARTED, task(sink), -1, checkpoint, transaction, Lineage.NONE);
    }

    TraceScript commit(String sink, long checkpoint, long transaction) {
        add(EventKind.COMMIT_STARTED, task(sink), -1, checkpoint, transaction, Lineage.NONE);
        return add(EventKind.COMMIT_ENDED, task(sink), -1, checkpoint, transaction, Lineage.NONE);
    }

    TraceScript abort(String sink, long transaction) {
        return add(EventKind.TRANSACTION_ABORTED, task(sink), -1, -1, transaction, Lineage.NONE);
    }

    TraceScript show(String sink, String... records) {
        for (String record : records) {
            add(EventKind.RECORD_VISIBLE, task(sink), -1, -1, -1, lineage(record));
        }
        return this;
    }

    /** Something that has a subtask and nothing else. */
    TraceScript at(EventKind kind, String subtask) {
        return add(kind, task(subtask), -1, -1, -1, Lineage.NONE);
    }

    /** Something that concerns the job. */
    TraceScript job(EventKind kind, long number) {
        return add(kind, -1, -1, -1, number, Lineage.NONE);
    }

    /** Something that concerns a checkpoint. */
    TraceScript of(EventKind kind, long checkpoint) {
        return add(kind, -1, -1, checkpoint, -1, Lineage.NONE);
    }

    /** Something with a word, and a checkpoint or -1. */
    TraceScript tell(EventKind kind, String word, long checkpoint) {
        return text(word).add(kind, -1, -1, checkpoint, -1, Lineage.NONE);
    }

    /** Something with a word and a number. */
    TraceScript tellNumber(EventKind kind, String word, long number) {
        return text(word).add(kind, -1, -1, -1, number, Lineage.NONE);
    }

    /** Something with a number, of a subtask. */
    TraceScript number(EventKind kind, String subtask, long number) {
        return add(kind, task(subtask), -1, -1, number, Lineage.NONE);
    }

    /** Something with a word, of a subtask. */
    TraceScript tellOf(EventKind kind, String word, String subtask, long checkpoint) {
        return text(word).add(kind, task(subtask), -1, checkpoint, -1, Lineage.NONE);
    }

    /** The statistics book the end of a checkpoint. */
    TraceScript report(long checkpoint, String figures, long durationMillis) {
        return text(figures).add(EventKind.CHECKPOINT_REPORTED, -1, -1, checkpoint, durationMillis, Lineage.NONE);
    }

    /** A subtask writes or reads a file of state. */
    TraceScript file(EventKind kind, String subtask, long checkpoint, String name, long digest) {
        return text(name).add(kind, task(subtask), -1, checkpoint, digest, Lineage.NONE);
    }

    /** A subtask has written a file of its own for a checkpoint and says so, and the JobManager books it. */
    TraceScript stored(long checkpoint, String subtask, String name, long digest) {
        return file(EventKind.STATE_WRITTEN, subtask, checkpoint, name, digest)
                .tellOf(EventKind.STATE_REFERRED, name, subtask, checkpoint)
                .send(EventKind.ACK_RECEIVED, subtask, checkpoint);
    }

    /** The JobManager tells the current attempt of a subtask something about a checkpoint. */
    TraceScript send(EventKind kind, String subtask, long checkpoint) {
        return add(kind, task(subtask), -1, checkpoint, -1, Lineage.NONE);
    }

    TraceScript end() {
        return end("OVER");
    }

    TraceScript end(String why) {
        return text(why).add(EventKind.RUN_ENDED, -1, -1, -1, -1, Lineage.NONE);
    }

    private TraceScript onChannel(EventKind kind, String from, String to, String record) {
        return add(kind, -1, channel(from, to), -1, -1, lineage(record));
    }

    private int channel(String from, String to) {
        int consumer = task(to);
        int first = topology.firstInputOf(consumer);
        for (int channel = first; channel < first + topology.inputCountOf(consumer); channel++) {
            if (topology.producerOf(channel) == task(from)) {
                return channel;
            }
        }
        throw new IllegalArgumentException("no channel " + from + " -> " + to);
    }

    /** A subtask takes something with a number from a channel. */
    TraceScript onChannel(EventKind kind, String from, String to, long number) {
        return add(kind, task(to), channel(from, to), -1, number, Lineage.NONE);
    }

    /** The word of the next event. */
    private TraceScript text(@Nullable String word) {
        text = word;
        return this;
    }

    private TraceScript add(EventKind kind, int task, int channel, long checkpoint, long number, long lineage) {
        nowNanos += MILLI;
        int attempt = task < 0 ? -1 : attempts[task];
        events.add(new TraceEvent(
                nowNanos, events.size(), kind, task, attempt, channel, checkpoint, number, lineage, text, ""));
        text = null;
        return this;
    }

    private static String recordOf(String source, long offset) {
        return source + ":" + offset;
    }

    private long lineage(String record) {
        int colon = record.indexOf(':');
        return Lineage.of(task(record.substring(0, colon)), Long.parseLong(record.substring(colon + 1)));
    }

    private int task(String name) {
        for (int task = 0; task < topology.taskCount(); task++) {
            if (topology.nameOf(task).equals(name)) {
                return task;
            }
        }
        throw new IllegalArgumentException("no subtask " + name);
    }

    List<TraceEvent> events() {
        return events;
    }

    /** All verdicts of all laws. */
    Verdicts judge() {
        return Verdicts.of(scenario, topology, events);
    }
}
