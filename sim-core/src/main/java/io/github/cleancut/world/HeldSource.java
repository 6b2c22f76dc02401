package io.github.cleancut.world;

import io.github.cleancut.protocol.task.HoldEffects;
import io.github.cleancut.protocol.task.SourceHold;
import java.util.List;

/** A source that, once restored, emits nothing before its first snapshot (T-039). */
final class HeldSource implements SourceWork, HoldEffects {
    private final World world;
    private final SourceWork source;
    private final SourceHold hold;
    private boolean atEnd;

    HeldSource(World world, SourceWork source, SourceHold hold) {
        this.world = world;
        this.source = source;
        this.hold = hold;
    }

    @Override
    public long dueNanos() {
        return hold.isHeld() ? 0 : source.dueNanos();
    }

    @Override
    public boolean hasNext() {
        return !hold.isHeld() && source.hasNext();
    }

    @Override
    public boolean isWaiting() {
        return hold.isHeld() || source.isWaiting();
    }

    @Override
    public boolean hasEnumerator() {
        return source.hasEnumerator();
    }

    @Override
    public boolean emitNext() {
        atEnd = false;
        hold.next(this);
        return atEnd;
    }

    @Override
    public void emit() {
        atEnd = source.emitNext();
    }

    @Override
    public long snapshot() {
        hold.snapshot(this);
        return source.snapshot();
    }

    @Override
    public List<Long> splits() {
        return source.splits();
    }

    @Override
    public void restore(RestoredState restored) {
        hold.start(restored.checkpointId() > 0, this);
        source.restore(restored);
    }

    @Override
    public void onEvent(long split) {
        source.onEvent(split);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    @Override
    public SourceWork copy(World copiedWorld, Attempt copiedAttempt) {
        return new HeldSource(copiedWorld, source.copy(copiedWorld, copiedAttempt), hold.copy());
    }

    @Override
    public void encode(StringBuilder to) {
        hold.encode(to);
        source.encode(to);
    }
}
