package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import io.github.cleancut.model.Watermark;
import io.github.cleancut.model.WatermarkSpec;
import io.github.cleancut.protocol.time.EventTime;
import io.github.cleancut.protocol.time.EventTimeEffects;
import io.github.cleancut.trace.EventKind;
import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Event time at one attempt of a job that has it: emits the watermarks of a source, forwards those of the inputs as the tables decide. */
final class EventTimeWork implements EventTimeEffects {
    private final World world;
    private final Attempt attempt;
    private final EventTime time;

    /** The watermarks of a source; null for operators, and for sources without. */
    private final @Nullable WatermarkSpec spec;

    /** The newest event time that a source has emitted, {@link Watermark#NONE} before the first. */
    private long newestNanos = Watermark.NONE;

    /** Null for others than windows. */
    private final @Nullable WindowWork windows;

    private boolean hasEnded;

    /** The data of the inputs has ended, and timers fire first. */
    private boolean isEndPutOff;

    private boolean mustFire;

    /** The thread stands still between two timers for want of a buffer. */
    private boolean isHalted;

    /** Timers fire for a mail, and not for a watermark that has just come. */
    private boolean isInMail;

    EventTimeWork(World world, Attempt attempt, EventTime time) {
        this.world = world;
        this.attempt = attempt;
        this.time = time;
        this.windows = WindowWork.isIn(attempt) ? new WindowWork(world, attempt) : null;
        this.spec =
                attempt.item().source() == null ? null : attempt.item().source().watermarks();
    }

    /** Whether a job has event time: one of its sources emits watermarks. */
    static boolean isIn(Topology topology) {
        return topology.job().items().stream()
                .anyMatch(item -> item.source() != null && item.source().watermarks() != null);
    }

    /** The attempt runs: the periodic timer of a source starts. */
    void onRunning(TaskTime timers) {
        if (spec != null) {
            timers.startEvery(spec.everyNanos(), new Mail.EmitWatermark());
        }
    }

    /** A source has emitted a record. */
    void emitted(long lineage) {
        newestNanos = Math.max(newestNanos, world.keys().eventTimeOf(lineage));
    }

    /** The periodic timer of a source has fired. */
    void emitPeriodically(TaskTime timers) {
        if (spec != null && !hasEnded && !world.subtasks().outside().isStopped()) {
            time.candidate(Math.max(Watermark.NONE, newestNanos - spec.delayNanos()), this);
            timers.startEvery(spec.everyNanos(), new Mail.EmitWatermark());
        }
    }

    /** The data ends. */
    void end(boolean isDrained) {
        hasEnded = true;
        time.end(isDrained, this);
    }

    /** A watermark is taken from an input channel. */
    void arrived(int channel, long nanos) {
        world.recorder().onChannel(EventKind.WATERMARK_RECEIVED, attempt.id(), channel, -1, shown(nanos));
        time.arrived(channel - attempt.inputs().firstChannel(), nanos, this);
    }

    @Override
    public void advance() {
        isInMail = false;
        goOn();
    }

    /** Fires timers as far as they are due and take no time, or until mails are to have their turn. */
    private void goOn() {
        do {
            mustFire = false;
            boolean isMailWaiting = !attempt.mailbox().isEmpty() && !isEndPutOff;
            time.step(windows == null ? Long.MAX_VALUE : windows.nextNanos(), isMailWaiting, this);
        } while (mustFire && fires());
        if (isEndPutOff && !time.isFiring()) {
            isEndPutOff = false;
            attempt.endData();
        }
    }

    /** The earliest timer fires; false if that takes time. */
    private boolean fires() {
        long nanos = attempt.operator().processNanos();
        if (nanos > 0) {
            attempt.begin(Mailbox.Work.TIMER, nanos);
            return false;
        }
        fire();
        return !isHalted;
    }

    private void fire() {
        if (windows != null) {
            windows.fire();
            attempt.stopIfBufferless();
            isHalted = attempt.mailbox().isWaitingForBuffer();
        }
    }

    /** A buffer is there for the thread that stood still, perhaps between two timers. */
    void goOnFiring() {
        if (isHalted) {
            isHalted = false;
            goOn();
        }
    }

    /** The time of a timer is over. */
    void endTimer() {
        if (!attempt.output().isCutOff()) {
            fire();
            if (!isHalted) {
                goOn();
            }
        }
    }

    /** The mail that goes on firing has its turn. */
    void resume() {
        if (!hasEnded) {
            time.resume();
            isInMail = true;
            goOn();
        }
    }

    /** The data of the inputs has ended; whether timers have to fire first. */
    boolean putsOffEnd(boolean isDrained) {
        if (!isDrained || !time.isFiring()) {
            return false;
        }
        isEndPutOff = true;
        goOn();
        return true;
    }

    /** A record comes to a window. */
    void count(long lineage) {
        if (windows != null) {
            windows.add(lineage, time);
        }
    }

    /** What the windows of a snapshot hold. */
    SortedMap<Long, Long> windows() {
        return windows == null ? Collections.emptySortedMap() : windows.snapshot();
    }

    /** Takes over what was restored. */
    void restore(RestoredState restored) {
        if (windows != null) {
            restored.snapshots().forEach(snapshot -> windows.restore(snapshot.windows()));
        }
    }

    @Override
    public void forward(long nanos) {
        world.recorder().task(EventKind.WATERMARK, attempt.id(), -1, shown(nanos), null);
        long element = Watermark.element(nanos);
        attempt.output().forEachChannel(channel -> world.network().writers().putWatermark(channel, element));
    }

    /** The end of time is shown as Flink has it. */
    private static long shown(long nanos) {
        return nanos == Watermark.MAX ? Long.MAX_VALUE : nanos;
    }

    @Override
    public void fireNext() {
        mustFire = true;
    }

    @Override
    public void goOnLater() {
        attempt.onMail(new Mail.FireTimers(), false);
        if (isInMail) {
            attempt.mailbox().letInputGoNext();
        }
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    EventTimeWork copy(World copiedWorld, Attempt copiedAttempt) {
        EventTimeWork copy = new EventTimeWork(copiedWorld, copiedAttempt, time.copy());
        copy.newestNanos = newestNanos;
        copy.hasEnded = hasEnded;
        copy.isEndPutOff = isEndPutOff;
        copy.isHalted = isHalted;
        copy.isInMail = isInMail;
        if (windows != null && copy.windows != null) {
            copy.windows.restore(windows.snapshot());
        }
        return copy;
    }

    void encode(StringBuilder to) {
        time.encode(to);
        to.append(newestNanos)
                .append(hasEnded)
                .append(isEndPutOff)
                .append(isInMail)
                .append(isHalted);
        if (windows != null) {
            windows.encode(to);
        }
    }
}
