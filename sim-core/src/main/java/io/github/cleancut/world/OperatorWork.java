package io.github.cleancut.world;

import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Watermark;
import io.github.cleancut.trace.EventKind;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt's operator does with records, and the state that it keeps. */
final class OperatorWork {
    private final World world;
    private final Attempt attempt;
    private final JobItem item;
    private final DrawnAmount process;
    private final @Nullable SourceWork source;
    private final @Nullable SinkWork sink;

    /** Null where the job has no event time. */
    private final @Nullable EventTimeWork time;

    private HeldRecords held = new HeldRecords();

    /** Builds the parts of an operator that hold on to its attempt. */
    record Parts(
            @Nullable SourceWork source,
            @Nullable SinkWork sink,
            @Nullable EventTimeWork time) {}

    OperatorWork(World world, Attempt attempt, DrawnAmount process, Parts parts) {
        this.world = world;
        this.attempt = attempt;
        this.item = attempt.item();
        this.process = process;
        this.source = parts.source();
        this.sink = parts.sink();
        this.time = parts.time();
    }

    @Nullable
    SourceWork source() {
        return source;
    }

    HeldRecords held() {
        return held;
    }

    /** Takes over what was restored. */
    void start(RestoredState restored) {
        restored.snapshots().forEach(held::restore);
        if (time != null) {
            time.restore(restored);
        }
        if (source != null) {
            source.restore(restored);
        }
        if (sink != null) {
            sink.start(restored.snapshots());
        }
    }

    /** The attempt runs. */
    void onRunning(TaskTime timers) {
        if (time != null) {
            time.onRunning(timers);
        }
    }

    /** A source has emitted a record. */
    void emitted(long lineage) {
        if (time != null) {
            time.emitted(lineage);
        }
    }

    /** A watermark is taken from an input channel. */
    void onWatermark(int channel, long element) {
        if (time != null) {
            time.arrived(channel, Watermark.nanosOf(element));
        }
    }

    /** The time of a timer is over. */
    void endTimer() {
        if (time != null) {
            time.endTimer();
        }
    }

    /** A buffer is there for the thread that stood still. */
    void goOnFiring() {
        if (time != null) {
            time.goOnFiring();
        }
    }

    /** The data of the inputs has ended; whether timers have to fire first, after which the attempt is told. */
    boolean putsOffEnd(boolean isDrained) {
        return time != null && time.putsOffEnd(isDrained);
    }

    /** The data ends; whether all of it was there. */
    void endTime(boolean isDrained) {
        if (time != null) {
            time.end(isDrained);
        }
    }

    /** A mail to the operator has its turn. */
    void onMail(Mail.ToOperator mail, TaskTime timers) {
        if (mail instanceof Mail.OperatorEvent event) {
            onOperatorEvent(event);
        } else if (mail instanceof Mail.EmitWatermark && time != null) {
            time.emitPeriodically(timers);
        } else if (mail instanceof Mail.FireTimers && time != null) {
            time.resume();
        }
    }

    /** What the operator coordinator has sent has its turn. */
    private void onOperatorEvent(Mail.OperatorEvent event) {
        world.recorder().task(EventKind.OPERATOR_EVENT_HANDLED, attempt.id(), -1, event.event(), null);
        if (source != null) {
            source.onEvent(event.split());
        }
    }

    /** The synchronous part of a snapshot is over: what the operator coordinator holds back may come (T-033). */
    void tellOperatorCoordinator(long checkpointId) {
        if (source != null && source.hasEnumerator()) {
            world.rpc().send(new Envelope.CheckpointPassed(attempt.id(), checkpointId));
        }
    }

    /** How long the next record takes. */
    long processNanos() {
        return world.subtasks().slowdownsOf(attempt.id().task()).stretch(process.nextNanos());
    }

    /**
     * Takes a record in.
     *
     * @param lineage the record
     * @param input the entry of {@code from} that it came through
     * @return whether it goes on
     */
    boolean process(long lineage, int input) {
        if (item.keepsRecords()) {
            held.add(lineage, input);
        }
        return switch (item.kind()) {
            case MAP, KEYED -> true;
            case FILTER -> Lineage.isKept(lineage, item.keepPercent());
            case JOIN, CONNECT -> item.inputs().get(input).exchange() != Exchange.BROADCAST;
            case SINK -> writes(lineage);
            case WINDOW -> counts(lineage);
            case SOURCE, FLAT_MAP -> throw new IllegalStateException(item.kind().word() + " takes no record here");
        };
    }

    private boolean counts(long lineage) {
        if (time != null) {
            time.count(lineage);
        }
        return false;
    }

    private boolean writes(long lineage) {
        if (sink != null) {
            sink.write(lineage);
        }
        return false;
    }

    /** Fixes the state for a checkpoint: what is taken in from now on is not in it. */
    TaskSnapshot snapshot(long checkpointId, boolean hasFinished) {
        long offset = source == null ? 0 : source.snapshot();
        if (sink != null) {
            sink.onSnapshot(checkpointId);
        }
        return new TaskSnapshot(
                TaskSnapshot.handleOf(world.topology(), attempt.id(), checkpointId),
                offset,
                source == null ? List.of() : source.splits(),
                held.fingerprint(),
                held.count(),
                sink == null ? -1 : sink.openTransaction(),
                sink == null ? List.of() : sink.pending(),
                item.state().sizeBytes(),
                hasFinished,
                InFlightData.NONE,
                time == null ? Collections.emptySortedMap() : time.windows(),
                SnapshotFiles.NONE);
    }

    /** Whether anything has to be stored and restored. */
    boolean hasState() {
        return source != null
                || sink != null
                || item.keepsRecords()
                || item.state().sizeBytes() > 0;
    }

    void onComplete(long checkpointId) {
        if (sink != null) {
            sink.onComplete(checkpointId);
        }
    }

    void onAbort(long checkpointId) {
        if (sink != null) {
            sink.onAbort(checkpointId);
        }
    }

    void onFinish() {
        if (sink != null) {
            sink.onFinish();
        }
    }

    boolean hasCommits() {
        return sink != null && sink.hasCommits();
    }

    /** Begins the next commit that waits; false where none does. */
    boolean beginCommit(Mailbox mailbox) {
        if (sink == null || !sink.hasCommits()) {
            return false;
        }
        mailbox.begin(Mailbox.Work.COMMIT, world.queue().timeNanos() + sink.beginCommit());
        return true;
    }

    void endCommit() {
        if (sink != null) {
            sink.endCommit();
        }
    }

    boolean failsTask() {
        return sink != null && sink.failsTask();
    }

    OperatorWork copy(World copiedWorld, Attempt copiedAttempt) {
        Parts parts = new Parts(
                source == null ? null : source.copy(copiedWorld, copiedAttempt),
                sink == null ? null : sink.copy(copiedWorld, copiedAttempt),
                time == null ? null : time.copy(copiedWorld, copiedAttempt));
        OperatorWork copy = new OperatorWork(copiedWorld, copiedAttempt, process.copy(), parts);
        copy.held = held.copy();
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(held.count()).append(' ').append(held.text()).append(' ');
        if (source != null) {
            source.encode(to);
        }
        if (sink != null) {
            sink.encode(to);
        }
        if (time != null) {
            time.encode(to);
        }
    }
}
