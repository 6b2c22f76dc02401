package io.github.cleancut.protocol.task;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;

/**
 * Keeps a restored source from emitting before its first snapshot, in a job with {@code pipeline.sources.pause-until-first-checkpoint} (T-039).
 *
 * <p>Hosting contract: the host calls {@link #start} once and first, {@link #next} when a record is due, {@link #snapshot} in the synchronous part of each checkpoint.
 */
public final class SourceHold {
    private final Rules rules;
    boolean isHeld;

    /**
     * One that holds nothing.
     *
     * @param rules the variant's tables
     */
    public SourceHold(Rules rules) {
        this.rules = rules;
    }

    /** The tables as one variant has them, resolved once. */
    public static final class Rules {
        private final RuleTable<SourceHold, Boolean, HoldEffects> start;
        private final RuleTable<SourceHold, Boolean, HoldEffects> next;
        private final RuleTable<SourceHold, Boolean, HoldEffects> snapshot;

        /**
         * The tables of a variant's book.
         *
         * @param rules must hold {@link TaskTables#all()}
         */
        public Rules(RuleBook rules) {
            start = rules.resolve(HoldTables.START);
            next = rules.resolve(HoldTables.NEXT);
            snapshot = rules.resolve(HoldTables.SNAPSHOT);
        }
    }

    /**
     * The attempt starts.
     *
     * @param isRestored whether it starts from a checkpoint
     * @param out learns the row
     */
    public void start(boolean isRestored, HoldEffects out) {
        rules.start.fire(this, isRestored, out, out);
    }

    /** A record is due: answered by emit, or nothing. */
    public void next(HoldEffects out) {
        rules.next.fire(this, isHeld, out, out);
    }

    /** A checkpoint takes the source's state. */
    public void snapshot(HoldEffects out) {
        rules.snapshot.fire(this, isHeld, out, out);
    }

    /** Whether it emits nothing. */
    public boolean isHeld() {
        return isHeld;
    }

    /** A copy. */
    public SourceHold copy() {
        SourceHold copy = new SourceHold(rules);
        copy.isHeld = isHeld;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(isHeld ? "held " : "");
    }

    @Override
    public String toString() {
        return isHeld ? "held" : "free";
    }
}
