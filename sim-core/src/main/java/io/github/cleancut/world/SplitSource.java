package io.github.cleancut.world;

import io.github.cleancut.protocol.split.ReaderEffects;
import io.github.cleancut.protocol.split.SplitReader;
import java.util.List;

/** A source whose reader gets its splits from an enumerator, as the tables of the reader decide. */
final class SplitSource implements SourceWork, ReaderEffects {
    private final World world;
    private final Attempt attempt;
    private final SplitReader reader;
    private final SourceSchedule schedule;
    private long storedOffset;
    private List<Long> storedSplits = List.of();
    private boolean atEnd;

    SplitSource(World world, Attempt attempt, SplitReader reader, SourceSchedule schedule) {
        this.world = world;
        this.attempt = attempt;
        this.reader = reader;
        this.schedule = schedule;
    }

    @Override
    public long dueNanos() {
        return hasNext() ? schedule.dueNanos(reader.nextOffset()) : 0;
    }

    @Override
    public boolean hasNext() {
        return reader.hasSplit();
    }

    @Override
    public boolean isWaiting() {
        return reader.isWaiting();
    }

    @Override
    public boolean hasEnumerator() {
        return true;
    }

    @Override
    public boolean emitNext() {
        atEnd = false;
        reader.next(this);
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
    public void requestSplit() {
        world.rpc().send(new Envelope.SplitRequested(attempt.id()));
    }

    @Override
    public long snapshot() {
        reader.snapshot(this);
        return storedOffset;
    }

    @Override
    public void store(long nextOffset, List<Long> splits) {
        storedOffset = nextOffset;
        storedSplits = splits;
    }

    @Override
    public List<Long> splits() {
        return storedSplits;
    }

    @Override
    public void restore(RestoredState restored) {
        if (restored.snapshots().isEmpty()) {
            reader.restore(0, List.of(), this);
        } else {
            TaskSnapshot stored = restored.snapshots().get(0);
            reader.restore(stored.nextOffset(), stored.splits(), this);
        }
    }

    @Override
    public void onEvent(long split) {
        if (split == Envelope.OperatorEvent.NO_MORE_SPLITS) {
            reader.noMoreSplits(this);
        } else {
            reader.assigned(split, this);
        }
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    @Override
    public SourceWork copy(World copiedWorld, Attempt copiedAttempt) {
        return new SplitSource(copiedWorld, copiedAttempt, reader.copy(), schedule);
    }

    @Override
    public void encode(StringBuilder to) {
        reader.encode(to);
    }
}
