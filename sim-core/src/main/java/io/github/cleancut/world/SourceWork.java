package io.github.cleancut.world;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.trace.EventKind;
import java.util.List;

/** A source at work: emits its records when they are due. */
sealed interface SourceWork permits EndlessSource, SplitSource, HeldSource {
    /** Takes a record from the outside world and emits it. */
    static void emit(World world, Attempt attempt, long offset) {
        int task = attempt.id().task();
        world.recorder().record(EventKind.RECORD_EMITTED, attempt.id(), offset, Lineage.NONE);
        world.subtasks().outside().taken(task, offset);
        long lineage = Lineage.of(task, offset);
        attempt.output().emit(lineage);
        attempt.operator().emitted(lineage);
    }

    /** When the next record exists; in the past if it is overdue or there is none. */
    long dueNanos();

    /** Whether a record comes next. */
    boolean hasNext();

    /** Whether it can do nothing until its enumerator answers. */
    boolean isWaiting();

    /** Whether an enumerator gives it its splits, and hears of its snapshots. */
    boolean hasEnumerator();

    /** Emits the next record, or finds that there is none; whether the data has ended with that. */
    boolean emitNext();

    /** The offset that a checkpoint stores. */
    long snapshot();

    /** The splits that it stores. */
    List<Long> splits();

    /** Takes over what was restored. */
    void restore(RestoredState restored);

    /** The enumerator has assigned a split, or tells with {@link Envelope.OperatorEvent#NO_MORE_SPLITS} that none will come. */
    void onEvent(long split);

    /** A copy for another world. */
    SourceWork copy(World copiedWorld, Attempt copiedAttempt);

    /** Appends what decides what it does next. */
    void encode(StringBuilder to);
}
