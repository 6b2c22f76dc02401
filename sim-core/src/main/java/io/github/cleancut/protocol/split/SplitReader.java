package io.github.cleancut.protocol.split;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The reader of a source subtask that works off splits (T-030, T-031): split k holds the records from k times its size on, as many as its size.
 *
 * <p>Hosting contract: the host calls everything on the mailbox thread: {@link #restore} once and first, {@link #next} when a record is due and the output can take it, {@link #assigned} and {@link
 * #noMoreSplits} when the event of the enumerator has its turn, {@link #snapshot} in the synchronous part of a checkpoint.
 */
public final class SplitReader {
    /** No split. */
    static final long NONE = -1;

    private final Rules rules;
    private final long splitSize;
    private final long records;

    /** Those that it has to read, the one it is at first. */
    final Deque<Long> splits = new ArrayDeque<>();

    long nextOffset;
    boolean isToldAll;

    /**
     * A reader without splits.
     *
     * @param rules the variant's tables
     * @param splitSize records of a split, at least 1
     * @param records records of this subtask, -1 for unbounded: the last split can be shorter
     */
    public SplitReader(Rules rules, long splitSize, long records) {
        this.rules = rules;
        this.splitSize = splitSize;
        this.records = records;
    }

    /** The reader's tables as one variant has them, resolved once and shared by all readers. */
    public static final class Rules {
        private final RuleTable<SplitReader, List<Long>, ReaderEffects> restore;
        private final RuleTable<SplitReader, Long, ReaderEffects> assigned;
        private final RuleTable<SplitReader, Long, ReaderEffects> next;
        private final RuleTable<SplitReader, Long, ReaderEffects> emitted;
        private final RuleTable<SplitReader, Long, ReaderEffects> snapshot;

        /**
         * The tables of a variant's book.
         *
         * @param rules must hold {@link SplitTables#all()}
         */
        public Rules(RuleBook rules) {
            restore = rules.resolve(ReaderTables.RESTORE);
            assigned = rules.resolve(ReaderTables.ASSIGNED);
            next = rules.resolve(ReaderTables.NEXT);
            emitted = rules.resolve(ReaderTables.EMITTED);
            snapshot = rules.resolve(ReaderTables.SNAPSHOT);
        }
    }

    /**
     * The attempt starts.
     *
     * @param storedOffset the next record of the first stored split; of no meaning without one
     * @param stored the splits that its checkpoint holds, the one it was at first
     * @param out takes the effects
     */
    public void restore(long storedOffset, List<Long> stored, ReaderEffects out) {
        nextOffset = Math.max(0, storedOffset);
        rules.restore.fire(this, stored, out, out);
    }

    /** The enumerator has assigned a split to it. */
    public void assigned(long split, ReaderEffects out) {
        rules.assigned.fire(this, split, out, out);
    }

    /** The enumerator has no further split for it. */
    public void noMoreSplits(ReaderEffects out) {
        rules.assigned.fire(this, NONE, out, out);
    }

    /** The next record may be emitted: answered by emit, endOfData, or nothing while it waits for a split. */
    public void next(ReaderEffects out) {
        long before = nextOffset;
        rules.next.fire(this, before, out, out);
        rules.emitted.fire(this, before, out, out);
    }

    /** A checkpoint takes the reader's state: answered by store. */
    public void snapshot(ReaderEffects out) {
        rules.snapshot.fire(this, nextOffset, out, out);
    }

    /** Whether there is a split to read. */
    public boolean hasSplit() {
        return !splits.isEmpty();
    }

    /** Whether it has nothing to do until the enumerator answers. */
    public boolean isWaiting() {
        return splits.isEmpty() && !isToldAll;
    }

    /** The record that comes next, or came last where there is no split. */
    public long nextOffset() {
        return nextOffset;
    }

    long firstOf(long split) {
        return split * splitSize;
    }

    long endOf(long split) {
        long end = (split + 1) * splitSize;
        return records < 0 ? end : Math.min(end, records);
    }

    /** A deep copy. */
    public SplitReader copy() {
        SplitReader copy = new SplitReader(rules, splitSize, records);
        copy.splits.addAll(splits);
        copy.nextOffset = nextOffset;
        copy.isToldAll = isToldAll;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append('@').append(nextOffset).append(splits).append(isToldAll);
    }

    @Override
    public String toString() {
        return "offset " + nextOffset + ", splits " + splits;
    }
}
