package io.github.cleancut.world;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.protocol.task.SourceEffects;
import io.github.cleancut.protocol.task.SourcePosition;
import io.github.cleancut.trace.EventKind;

/** A source at work: emits its records when they are due, as the source tables decide. */
final class SourceWork implements SourceEffects {
    private final World world;
    private final Attempt attempt;
    private final SourcePosition position;
    private final SourceSchedule schedule;
    private long storedOffset;
    private boolean atEnd;

    SourceWork(World world, Attempt attempt, SourcePosition position, SourceSchedule schedule) {
        this.world = world;
        this.attempt = attempt;
        this.position = position;
        this.schedule = schedule;
    }

    /** When the next record exists; in the past if it is overdue or there is none. */
    long dueNanos() {
        return schedule.has(position.nextOffset()) ? schedule.dueNanos(position.nextOffset()) : 0;
    }

    boolean hasNext() {
        return schedule.has(position.nextOffset());
    }

    /** Emits the next record, or finds that there is none; whether the data has ended with that. */
    boolean emitNext() {
        atEnd = false;
        position.next(this);
        return atEnd;
    }

    @Override
    public void emit(long offset) {
        world.recorder().record(EventKind.RECORD_EMITTED, attempt.id(), offset, Lineage.NONE);
        world.subtasks().outside().taken(attempt.id().task(), offset);
        attempt.output().emit(Lineage.of(attempt.id().task(), offset));
    }

    @Override
    public void endOfData() {
        atEnd = true;
    }

    /** The offset that a checkpoint stores. */
    long snapshot() {
        position.snapshot(this);
        return storedOffset;
    }

    @Override
    public void store(long offset) {
        storedOffset = offset;
    }

    void restore(long stored, long live, boolean hasCheckpoint) {
        position.restore(stored, live, hasCheckpoint, this);
    }

    long nextOffset() {
        return position.nextOffset();
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    SourceWork copy(World copiedWorld, Attempt copiedAttempt) {
        return new SourceWork(copiedWorld, copiedAttempt, position.copy(), schedule);
    }

    void encode(StringBuilder to) {
        position.encode(to);
    }
}
