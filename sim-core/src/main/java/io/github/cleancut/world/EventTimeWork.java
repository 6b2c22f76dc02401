package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import io.github.cleancut.model.Watermark;
import io.github.cleancut.model.WatermarkSpec;
import io.github.cleancut.protocol.time.EventTime;
import io.github.cleancut.protocol.time.EventTimeEffects;
import io.github.cleancut.trace.EventKind;
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

    private boolean hasEnded;

    EventTimeWork(World world, Attempt attempt, EventTime time) {
        this.world = world;
        this.attempt = attempt;
        this.time = time;
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
        time.step(Long.MAX_VALUE, !attempt.mailbox().isEmpty(), this);
    }

    @Override
    public void forward(long nanos) {
        world.recorder().task(EventKind.WATERMARK, attempt.id(), -1, shown(nanos), null);
        long element = Watermark.element(nanos);
        attempt.output().forEachChannel(channel -> world.network().putWatermark(channel, element));
    }

    /** The end of time is shown as Flink has it. */
    private static long shown(long nanos) {
        return nanos == Watermark.MAX ? Long.MAX_VALUE : nanos;
    }

    @Override
    public void fireNext() {
        throw new IllegalStateException("there are no timers");
    }

    @Override
    public void goOnLater() {
        throw new IllegalStateException("there are no timers");
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    EventTimeWork copy(World copiedWorld, Attempt copiedAttempt) {
        EventTimeWork copy = new EventTimeWork(copiedWorld, copiedAttempt, time.copy());
        copy.newestNanos = newestNanos;
        copy.hasEnded = hasEnded;
        return copy;
    }

    void encode(StringBuilder to) {
        time.encode(to);
        to.append(newestNanos).append(hasEnded);
    }
}
