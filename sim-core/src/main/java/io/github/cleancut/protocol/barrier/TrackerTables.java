package io.github.cleancut.protocol.barrier;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.barrier.TrackerState.Entry;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The at-least-once tracker: section E4. */
final class TrackerTables {
    // spotless:off
    static final RuleTable<TrackerState, TrackerInput, BarrierEffects> BARRIER = table("tracker/barrier",
        rule("BKB1", "one open channel: trigger at once, remember nothing", TrackerTables::isFastPath,      TrackerTables::triggerAtOnce,    "E4"),
        rule("BKB2", "known, channels are missing",                   TrackerTables::isOneMore,             TrackerTables::addChannel,       "E4"),
        rule("BKB3", "known, this was the last: older ones vanish",   TrackerTables::isLast,                TrackerTables::removeAndTrigger, "E4", "T-101"),
        rule("BKB8", "the same, and a newer one is being measured",   TrackerTables::isLastOfOlder,         TrackerTables::removeAndTriggerOlder, "E4", "T-091"),
        rule("BKB4", "known and aborted, this was the last",          TrackerTables::isLastOfAborted,       TrackerTables::removeSilently,   "E4"),
        rule("BKB5", "newest",                                        TrackerTables::isNewest,              TrackerTables::append,           "E4"),
        rule("BKB6", "newest, and the queue is full: the oldest vanishes", TrackerTables::isNewestOverLimit, TrackerTables::appendOverLimit, "E4"),
        rule("BKB7", "late for a checkpoint that is gone",            TrackerTables::isGone,                TrackerTables::nothing,          "E4"));

    static final RuleTable<TrackerState, TrackerInput, BarrierEffects> CANCEL = table("tracker/cancel",
        rule("BKC1", "one open channel: tell at once, remember nothing", TrackerTables::isFastPath,         TrackerTables::abortAtOnce,      "E4", "T-100"),
        rule("BKC2", "known, channels are missing",                   TrackerTables::isOneMoreCancelled,    TrackerTables::abortAndAdd,      "E4", "T-100"),
        rule("BKC8", "the same, and a newer one is being measured",   TrackerTables::isOneMoreOfOlder,      TrackerTables::abortOlderAndAdd, "E4", "T-086", "T-100"),
        rule("BKC3", "known, this was the last",                      TrackerTables::isLastCancelled,       TrackerTables::abortAndRemove,   "E4", "T-100"),
        rule("BKC9", "the same, and a newer one is being measured",   TrackerTables::isLastCancelledOfOlder, TrackerTables::abortOlderAndRemove, "E4", "T-086", "T-100"),
        rule("BKC4", "known and aborted, channels are missing",       TrackerTables::isOneMoreAborted,      TrackerTables::addChannel,       "E4"),
        rule("BKC5", "known and aborted, this was the last",          TrackerTables::isLastOfAborted,       TrackerTables::removeSilently,   "E4"),
        rule("BKC6", "newest: remember it as aborted",                TrackerTables::isNewestCancelled,     TrackerTables::appendAborted,    "E4", "T-100"),
        rule("BKC7", "late for a checkpoint that is gone",            TrackerTables::isGone,                TrackerTables::nothing,          "E4"));

    /** Every entry older than a cancelled checkpoint, before that itself. */
    static final RuleTable<TrackerState, Entry, BarrierEffects> CANCEL_OLDER = table("tracker/cancel-older",
        rule("BKO1", "nobody knows yet",                              TrackerTables::isAlive,               TrackerTables::abortCancelled,   "E4", "T-100"),
        rule("BKO3", "the same, and a newer one is being measured",   TrackerTables::isAliveAndOlder,       TrackerTables::abortOlder,       "E4", "T-086", "T-100"),
        rule("BKO2", "was aborted before",                            TrackerTables::isAborted,             TrackerTables::nothingOlder,     "E4"));

    /** Does a cancel marker sweep the older entries away? */
    static final RuleTable<TrackerState, TrackerInput, Sweep> SWEEP = table("tracker/sweep",
        rule("BKS1", "one open channel: no",                          TrackerTables::isFastPath,            TrackerTables::keepOlder,        "E4"),
        rule("BKS2", "yes",                                           TrackerTables::isGeneralPath,         TrackerTables::removeOlder,      "E4"));

    /** EndOfPartition; the open channels are counted down already. */
    static final RuleTable<TrackerState, TrackerInput, BarrierEffects> END_OF_PARTITION = table("tracker/end-of-partition",
        rule("BKE1", "no checkpoints after finish: all entries go",   TrackerTables::endsUnwelcome,         TrackerTables::resetMetrics,     "E4", "T-087"),
        rule("BKE2", "completes no entry",                            TrackerTables::endCompletesNone,      TrackerTables::addToAll,         "E4"),
        rule("BKE3", "completes an entry: older ones vanish",         TrackerTables::endCompletes,          TrackerTables::endAndTrigger,    "E4"),
        rule("BKE5", "the same, and a newer one is being measured",   TrackerTables::endCompletesOlder,     TrackerTables::endAndTriggerOlder, "E4", "T-091"),
        rule("BKE4", "completes an aborted entry",                    TrackerTables::endCompletesAborted,   TrackerTables::endSilently,      "E4"));

    /** Every entry when a channel ends and checkpoints after finish are off, before the end itself. */
    static final RuleTable<TrackerState, Entry, BarrierEffects> END_ENTRY = table("tracker/end-entry",
        rule("BKF1", "checkpoints after finish: entries stay",        TrackerTables::staysAfterFinish,      TrackerTables::nothingOlder,     "E4"),
        rule("BKF2", "nobody knows yet",                              TrackerTables::endsAlive,             TrackerTables::abortEnded,       "E4", "T-087"),
        rule("BKF3", "was aborted before",                            TrackerTables::endsAborted,           TrackerTables::dropEntry,        "E4"));
    // spotless:on

    private TrackerTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(BARRIER, CANCEL, CANCEL_OLDER, SWEEP, END_OF_PARTITION, END_ENTRY);
    }

    /** Takes the entries that a cancel marker sweeps away. */
    interface Sweep {
        /** This entry is gone from the queue. */
        void removed(Entry entry);
    }

    private static boolean isFastPath(TrackerState state, TrackerInput input) {
        return input.checkpointId() > state.highestId && state.openChannels == 1;
    }

    private static boolean isGeneralPath(TrackerState state, TrackerInput input) {
        return !isFastPath(state, input);
    }

    private static boolean isKnown(TrackerState state, TrackerInput input, boolean last, boolean aborted) {
        Entry entry = state.find(input.checkpointId());
        return entry != null && entry.isCompletedBy(input.channel()) == last && entry.aborted == aborted;
    }

    private static boolean isOneMore(TrackerState state, TrackerInput input) {
        return isKnown(state, input, false, false) || isKnown(state, input, false, true);
    }

    private static boolean isLast(TrackerState state, TrackerInput input) {
        return isKnown(state, input, true, false) && state.metrics.measures(input.checkpointId());
    }

    private static boolean isLastOfOlder(TrackerState state, TrackerInput input) {
        return isKnown(state, input, true, false) && !state.metrics.measures(input.checkpointId());
    }

    private static boolean isLastOfAborted(TrackerState state, TrackerInput input) {
        return isKnown(state, input, true, true);
    }

    private static boolean isNew(TrackerState state, TrackerInput input) {
        return input.checkpointId() > state.highestId && state.openChannels != 1;
    }

    private static boolean isNewest(TrackerState state, TrackerInput input) {
        return isNew(state, input) && state.entries.size() < TrackerState.MAX_ENTRIES;
    }

    private static boolean isNewestOverLimit(TrackerState state, TrackerInput input) {
        return isNew(state, input) && state.entries.size() >= TrackerState.MAX_ENTRIES;
    }

    private static boolean isNewestCancelled(TrackerState state, TrackerInput input) {
        return isNew(state, input);
    }

    private static boolean isGone(TrackerState state, TrackerInput input) {
        return input.checkpointId() <= state.highestId && state.find(input.checkpointId()) == null;
    }

    private static boolean isOneMoreCancelled(TrackerState state, TrackerInput input) {
        return isKnown(state, input, false, false) && state.metrics.measures(input.checkpointId());
    }

    private static boolean isLastCancelled(TrackerState state, TrackerInput input) {
        return isLast(state, input);
    }

    private static boolean isOneMoreOfOlder(TrackerState state, TrackerInput input) {
        return isKnown(state, input, false, false) && !state.metrics.measures(input.checkpointId());
    }

    private static boolean isLastCancelledOfOlder(TrackerState state, TrackerInput input) {
        return isLastOfOlder(state, input);
    }

    private static boolean isOneMoreAborted(TrackerState state, TrackerInput input) {
        return isKnown(state, input, false, true);
    }

    private static boolean isAlive(TrackerState state, Entry entry) {
        return !entry.aborted && state.metrics.measures(entry.checkpointId);
    }

    private static boolean isAliveAndOlder(TrackerState state, Entry entry) {
        return !entry.aborted && !state.metrics.measures(entry.checkpointId);
    }

    private static boolean isAborted(TrackerState state, Entry entry) {
        return entry.aborted;
    }

    private static boolean endsUnwelcome(TrackerState state, TrackerInput input) {
        return !state.config.afterTasksFinish();
    }

    private static boolean endCompletesNone(TrackerState state, TrackerInput input) {
        return state.config.afterTasksFinish() && state.newestCompletedBy(input.channel()) == null;
    }

    private static boolean endCompletes(TrackerState state, TrackerInput input) {
        Entry entry = state.newestCompletedBy(input.channel());
        return state.config.afterTasksFinish()
                && entry != null
                && !entry.aborted
                && state.metrics.measures(entry.checkpointId);
    }

    private static boolean endCompletesOlder(TrackerState state, TrackerInput input) {
        Entry entry = state.newestCompletedBy(input.channel());
        return state.config.afterTasksFinish()
                && entry != null
                && !entry.aborted
                && !state.metrics.measures(entry.checkpointId);
    }

    private static boolean endCompletesAborted(TrackerState state, TrackerInput input) {
        Entry entry = state.newestCompletedBy(input.channel());
        return state.config.afterTasksFinish() && entry != null && entry.aborted;
    }

    private static boolean staysAfterFinish(TrackerState state, Entry entry) {
        return state.config.afterTasksFinish();
    }

    private static boolean endsAlive(TrackerState state, Entry entry) {
        return !state.config.afterTasksFinish() && !entry.aborted;
    }

    private static boolean endsAborted(TrackerState state, Entry entry) {
        return !state.config.afterTasksFinish() && entry.aborted;
    }

    private static void nothing(TrackerState state, TrackerInput input, BarrierEffects out) {}

    private static void nothingOlder(TrackerState state, Entry entry, BarrierEffects out) {}

    private static void triggerAtOnce(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.metrics.startAndEnd(input.barrier(), input.now(), out);
        state.metrics.trigger(input.barrier(), out);
    }

    private static void addChannel(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.entry(input.checkpointId()).channels.set(input.channel());
    }

    private static void removeAndTrigger(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.metrics.end(input.now(), out);
        removeAndTriggerOlder(state, input, out);
    }

    private static void removeAndTriggerOlder(TrackerState state, TrackerInput input, BarrierEffects out) {
        Entry completed = state.removeUpTo(state.entry(input.checkpointId()));
        state.metrics.trigger(completed.barrier(), out);
    }

    private static void removeSilently(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.removeUpTo(state.entry(input.checkpointId()));
    }

    private static void append(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.metrics.start(input.barrier(), input.now(), out);
        state.highestId = input.checkpointId();
        Entry entry = new Entry(input.checkpointId(), input.barrier(), state.openChannels);
        entry.channels.set(input.channel());
        state.entries.addLast(entry);
    }

    private static void appendOverLimit(TrackerState state, TrackerInput input, BarrierEffects out) {
        append(state, input, out);
        state.entries.removeFirst();
    }

    private static void abortAtOnce(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.metrics.reset(out);
        out.aborted(input.checkpointId(), CheckpointFailureReason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER);
    }

    private static void abortAndAdd(TrackerState state, TrackerInput input, BarrierEffects out) {
        abortCancelled(state, state.entry(input.checkpointId()), out);
        addChannel(state, input, out);
    }

    private static void abortAndRemove(TrackerState state, TrackerInput input, BarrierEffects out) {
        abortCancelled(state, state.entry(input.checkpointId()), out);
        removeSilently(state, input, out);
    }

    private static void abortOlderAndAdd(TrackerState state, TrackerInput input, BarrierEffects out) {
        abortOlder(state, state.entry(input.checkpointId()), out);
        addChannel(state, input, out);
    }

    private static void abortOlderAndRemove(TrackerState state, TrackerInput input, BarrierEffects out) {
        abortOlder(state, state.entry(input.checkpointId()), out);
        removeSilently(state, input, out);
    }

    private static void appendAborted(TrackerState state, TrackerInput input, BarrierEffects out) {
        Entry entry = new Entry(input.checkpointId(), null, state.openChannels);
        abortOlder(state, entry, out);
        entry.channels.set(input.channel());
        state.highestId = input.checkpointId();
        state.entries.addFirst(entry);
    }

    private static void abortCancelled(TrackerState state, Entry entry, BarrierEffects out) {
        state.metrics.reset(out);
        abortOlder(state, entry, out);
    }

    private static void abortOlder(TrackerState state, Entry entry, BarrierEffects out) {
        abort(entry, CheckpointFailureReason.CHECKPOINT_DECLINED_ON_CANCELLATION_BARRIER, out);
    }

    private static void keepOlder(TrackerState state, TrackerInput input, Sweep out) {}

    private static void removeOlder(TrackerState state, TrackerInput input, Sweep out) {
        state.removeOlderThan(input.checkpointId()).forEach(out::removed);
    }

    private static void resetMetrics(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.metrics.reset(out);
    }

    private static void addToAll(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.entries.forEach(entry -> entry.channels.set(input.channel()));
    }

    private static void endAndTrigger(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.metrics.end(input.now(), out);
        endAndTriggerOlder(state, input, out);
    }

    private static void endAndTriggerOlder(TrackerState state, TrackerInput input, BarrierEffects out) {
        Entry completed = state.removeUpTo(state.entryCompletedBy(input.channel()));
        addToAll(state, input, out);
        state.metrics.trigger(completed.barrier(), out);
    }

    private static void endSilently(TrackerState state, TrackerInput input, BarrierEffects out) {
        state.removeUpTo(state.entryCompletedBy(input.channel()));
        addToAll(state, input, out);
    }

    private static void abortEnded(TrackerState state, Entry entry, BarrierEffects out) {
        state.entries.remove(entry);
        abort(entry, CheckpointFailureReason.CHECKPOINT_DECLINED_INPUT_END_OF_STREAM, out);
    }

    private static void dropEntry(TrackerState state, Entry entry, BarrierEffects out) {
        state.entries.remove(entry);
    }

    private static void abort(Entry entry, CheckpointFailureReason reason, BarrierEffects out) {
        entry.aborted = true;
        out.aborted(entry.checkpointId, reason);
    }
}
