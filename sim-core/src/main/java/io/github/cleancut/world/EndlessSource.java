package io.github.cleancut.world;

import io.github.cleancut.protocol.task.SourceEffects;
import io.github.cleancut.protocol.task.SourcePosition;
import java.util.List;

/** A source whose subtasks read one endless split each, as the source tables decide. */
final class EndlessSource implements SourceWork, SourceEffects {
    private final World world;
    private final Attempt attempt;
    private final SourcePosition position;
    private final SourceSchedule schedule;
    private long storedOffset;
    private boolean atEnd;

    EndlessSource(World world, Attempt attempt, SourcePosition position, SourceSchedule schedule) {
        this.world = world;
        this.attempt = attempt;
        this.position = position;
        this.schedule = schedule;
    }

    @Override
    public long dueNanos() {
        return schedule.has(position.nextOffset()) ? schedule.dueNanos(position.nextOffset()) : 0;
    }

    @Override
    public boolean hasNext() {
        return schedule.has(position.nextOffset());
    }

    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public boolean hasEnumerator() {
        return false;
    }

    @Override
    public boolean emitNext() {
        atEnd = false;
        position.next(this);
        return atEnd;
    }

    @Override
    public void emit(long offset) {
        SourceWork.emit(world, attempt, offset);
    }

    @Override
    public void endOfData() {
        atEnd = true;
    }

    @Override
    public long snapshot() {
        position.snapshot(this);
        return storedOffset;
    }

    @Override
    public void store(long offset) {
        storedOffset = offset;
    }

    @Override
    public List<Long> splits() {
        return List.of();
    }

    @Override
    public void restore(RestoredState restored) {
        long stored = restored.snapshots().isEmpty()
                ? -1
                : restored.snapshots().get(0).nextOffset();
        long live = world.subtasks().outside().liveOffset(attempt.id().task());
        position.restore(stored, live, restored.checkpointId() > 0, this);
    }

    @Override
    public void onEvent(long split) {
        throw new IllegalStateException("no enumerator sends split " + split);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    @Override
    public SourceWork copy(World copiedWorld, Attempt copiedAttempt) {
        return new EndlessSource(copiedWorld, copiedAttempt, position.copy(), schedule);
    }

    @Override
    public void encode(StringBuilder to) {
        position.encode(to);
    }
}
