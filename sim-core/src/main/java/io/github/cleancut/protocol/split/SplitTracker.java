package io.github.cleancut.protocol.split;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The enumerator of a source, and what its operator coordinator keeps of assignments (T-036, T-037). Each split belongs to one subtask; a subtask gets one when it asks, the lowest that is left.
 *
 * <p>Hosting contract: the host tells what happens in the order in which it happens in the JobManager's main thread, and executes what is written to {@code out}.
 */
public final class SplitTracker {
    private final Rules rules;

    /** What is left to assign, by subtask. */
    List<Remaining> remaining;

    /** What has been assigned, by subtask, since the last snapshot. */
    List<SortedSet<Long>> fresh;

    /** What had been assigned before a snapshot and after the one before it: by checkpoint, then by subtask. */
    final SortedMap<Long, List<SortedSet<Long>>> filed = new TreeMap<>();

    /**
     * What is left to assign to a subtask.
     *
     * @param next the first split that has never been assigned
     * @param end the first that does not exist, -1 if there is always another one
     * @param returned assigned once, and back
     */
    public record Remaining(long next, long end, SortedSet<Long> returned) {
        /** All splits. */
        public static Remaining all(long count) {
            return new Remaining(0, count, new TreeSet<>());
        }

        boolean isEmpty() {
            return returned.isEmpty() && next == end;
        }

        long first() {
            return returned.isEmpty() ? next : returned.first();
        }

        Remaining withoutFirst() {
            if (returned.isEmpty()) {
                return new Remaining(next + 1, end, returned);
            }
            return new Remaining(next, end, new TreeSet<>(returned.tailSet(returned.first() + 1)));
        }

        Remaining with(SortedSet<Long> back) {
            SortedSet<Long> all = new TreeSet<>(returned);
            all.addAll(back);
            return new Remaining(next, end, all);
        }
    }

    /** The tracker's tables as one variant has them, resolved once. */
    public static final class Rules {
        private final RuleTable<SplitTracker, Integer, TrackerEffects> request;
        private final RuleTable<SplitTracker, Long, TrackerEffects> snapshot;
        private final RuleTable<SplitTracker, Long, TrackerEffects> complete;
        private final RuleTable<SplitTracker, Long, TrackerEffects> abort;
        private final RuleTable<SplitTracker, TrackerTables.SubtaskReset, TrackerEffects> subtaskReset;
        private final RuleTable<SplitTracker, List<Remaining>, TrackerEffects> reset;

        /**
         * The tables of a variant's book.
         *
         * @param rules must hold {@link SplitTables#all()}
         */
        public Rules(RuleBook rules) {
            request = rules.resolve(TrackerTables.REQUEST);
            snapshot = rules.resolve(TrackerTables.SNAPSHOT);
            complete = rules.resolve(TrackerTables.COMPLETE);
            abort = rules.resolve(TrackerTables.ABORT);
            subtaskReset = rules.resolve(TrackerTables.SUBTASK_RESET);
            reset = rules.resolve(TrackerTables.RESET);
        }
    }

    /**
     * A tracker that has assigned nothing.
     *
     * @param rules the variant's tables
     * @param all the splits, by subtask
     */
    public SplitTracker(Rules rules, List<Remaining> all) {
        this.rules = rules;
        this.remaining = new ArrayList<>(all);
        this.fresh = none();
    }

    List<SortedSet<Long>> none() {
        List<SortedSet<Long>> none = new ArrayList<>();
        remaining.forEach(subtask -> none.add(new TreeSet<>()));
        return none;
    }

    /** A reader asks for a split: answered by assign or noMoreSplits. */
    public void onRequest(int subtask, TrackerEffects out) {
        rules.request.fire(this, subtask, out, out);
    }

    /** The operator coordinator takes its snapshot: answered by store. */
    public void onSnapshot(long checkpointId, TrackerEffects out) {
        rules.snapshot.fire(this, checkpointId, out, out);
    }

    /** A checkpoint is complete. */
    public void onComplete(long checkpointId, TrackerEffects out) {
        rules.complete.fire(this, checkpointId, out, out);
    }

    /** A checkpoint is aborted. */
    public void onAborted(long checkpointId, TrackerEffects out) {
        rules.abort.fire(this, checkpointId, out, out);
    }

    /**
     * A subtask restarts by itself, not the job.
     *
     * @param subtask which
     * @param checkpointId what it is restored from, below 1 for nothing
     * @param out learns the row
     */
    public void onSubtaskReset(int subtask, long checkpointId, TrackerEffects out) {
        rules.subtaskReset.fire(this, new TrackerTables.SubtaskReset(subtask, checkpointId), out, out);
    }

    /**
     * The job restarts as a whole: the enumerator is made anew.
     *
     * @param stored what was left according to the checkpoint, or all splits without one
     * @param out learns the row
     */
    public void onReset(List<Remaining> stored, TrackerEffects out) {
        rules.reset.fire(this, stored, out, out);
    }

    /** A deep copy. */
    public SplitTracker copy() {
        SplitTracker copy = new SplitTracker(rules, remaining);
        copy.fresh = copyOf(fresh);
        filed.forEach((id, assigned) -> copy.filed.put(id, copyOf(assigned)));
        return copy;
    }

    private static List<SortedSet<Long>> copyOf(List<SortedSet<Long>> sets) {
        List<SortedSet<Long>> copy = new ArrayList<>();
        sets.forEach(set -> copy.add(new TreeSet<>(set)));
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(remaining).append(fresh).append(filed);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
