package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;

/**
 * Where one source subtask is in its records, which are numbered from 0 (T-030, T-031, T-044).
 *
 * <p>Hosting contract: the host calls {@link #next} when a record is due and the output can take it, {@link #snapshot} in the synchronous part of a checkpoint, {@link #restore} once before the first
 * record, each on the mailbox thread.
 */
public final class SourcePosition {
    static final long NONE = -1;

    private final Rules rules;
    final boolean replayable;
    final long records;
    long nextOffset;

    /**
     * A source at its first record.
     *
     * @param rules the variant's tables
     * @param replayable whether it can go back to a stored offset
     * @param records number of records of this subtask, -1 for unbounded
     */
    public SourcePosition(Rules rules, boolean replayable, long records) {
        this.rules = rules;
        this.replayable = replayable;
        this.records = records;
    }

    /** The source tables as one variant has them, resolved once and shared by all sources. */
    public static final class Rules {
        private final RuleTable<SourcePosition, Boolean, SourceEffects> next;
        private final RuleTable<SourcePosition, Boolean, SourceEffects> snapshot;
        private final RuleTable<SourcePosition, SourceTables.Restore, SourceEffects> restore;

        /** The source tables of a variant's book. */
        public Rules(RuleBook rules) {
            next = rules.resolve(SourceTables.NEXT);
            snapshot = rules.resolve(SourceTables.SNAPSHOT);
            restore = rules.resolve(SourceTables.RESTORE);
        }
    }

    /** The next record may be emitted: answered by emit or endOfData. */
    public void next(SourceEffects out) {
        rules.next.fire(this, replayable, out, out);
    }

    /** A checkpoint takes the source's state: answered by store. */
    public void snapshot(SourceEffects out) {
        rules.snapshot.fire(this, replayable, out, out);
    }

    /**
     * The attempt starts.
     *
     * @param storedOffset what a checkpoint stored, -1 without one
     * @param liveOffset the first offset that nobody has taken from the outside world yet
     * @param hasCheckpoint whether the attempt starts from a checkpoint; one without an offset then says that the source had ended
     * @param out learns the row
     */
    public void restore(long storedOffset, long liveOffset, boolean hasCheckpoint, SourceEffects out) {
        rules.restore.fire(this, new SourceTables.Restore(storedOffset, liveOffset, hasCheckpoint), out, out);
    }

    /** The offset of the record that comes next. */
    public long nextOffset() {
        return nextOffset;
    }

    /** A deep copy. */
    public SourcePosition copy() {
        SourcePosition copy = new SourcePosition(rules, replayable, records);
        copy.nextOffset = nextOffset;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append('@').append(nextOffset).append('/').append(records);
    }

    @Override
    public String toString() {
        return "offset " + nextOffset;
    }
}
