package io.github.cleancut.law;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The output of one sink: its transactions, and what readers of each isolation see of them. */
final class SinkOutput {
    private final JobItem item;
    private final SinkSpec sink;
    private final int firstTask;

    /** Per subtask of the sink: transactions by number, and the newest checkpoint of which it committed something. */
    private final List<SortedMap<Long, Transaction>> transactions = new ArrayList<>();

    private final long[] newestCommit;
    private final SeenRecords committed;
    private final SeenRecords written;
    private final Findings committedFindings;
    private final Findings writtenFindings;
    private final Commits commits = new Commits();

    /** What is known of the commits so far. */
    private static final class Commits {
        /** What a stop-with-savepoint has shown that no checkpoint covers: a job that goes on shows it again (C-242). */
        private final SortedSet<Long> shownByStop = new TreeSet<>();

        private StartByHand byHand = new StartByHand(new long[0]);
        /** Where the last start by hand stands in the trace. */
        private long byHandOrder = -1;

        private StartByHand byLoss = new StartByHand(new long[0]);

        /** What the jobs before the last start by hand have committed, also in histories that were left: nothing below is missing. */
        private long[] left = {};

        private SortedSet<Long> leftInFlight = new TreeSet<>();

        /** Records of transactions that the sink had given up before they were committed: their outside has nothing of them any more. */
        private final SortedSet<Long> shownToNobody = new TreeSet<>();

        private long[] leftBelowStranded = {};
        private long count;
        private long lastOrder = -1;
        private final SortedSet<Doubling> doublings = new TreeSet<>();
    }

    /** Why a reader of committed data sees a record once more. */
    enum Doubling {
        /** A stop-with-savepoint had shown it, and the job went on (C-242). */
        BY_STOP,
        /** The user has started the job from a snapshot that does not cover it (C-228). */
        BY_HAND,
        /** The JobManager was lost without high availability, and the job began anew (C-222). */
        BY_LOSS,
        /** For no such reason. */
        OTHERWISE
    }

    SinkOutput(Topology topology, Reference reference, int itemIndex) {
        item = topology.job().items().get(itemIndex);
        sink = item.requireSink();
        firstTask = topology.taskOf(itemIndex, 0);
        for (int subtask = 0; subtask < item.parallelism(); subtask++) {
            transactions.add(new TreeMap<>());
        }
        newestCommit = new long[item.parallelism()];
        boolean isUpsert = sink.commit() == Commit.IDEMPOTENT;
        committed = new SeenRecords(topology, reference, itemIndex, isUpsert);
        written = new SeenRecords(topology, reference, itemIndex, isUpsert);
        committedFindings = new Findings(OutputLaw.NAME, "");
        writtenFindings = new Findings(OutputLaw.NAME, "");
    }

    /** A record goes into a transaction: who reads uncommitted data sees it now. */
    void write(TraceEvent event) {
        transaction(event).write(event.lineage());
        if (hasReader(false)) {
            written.see(event.lineage(), event, writtenFindings, -1);
        }
    }

    /** A record of a sink without transactions becomes visible to everybody. */
    void show(TraceEvent event) {
        committed.see(event.lineage(), event, committedFindings, -1);
        written.see(event.lineage(), event, writtenFindings, -1);
    }

    void file(TraceEvent event) {
        transaction(event).file(event.checkpoint(), event.order());
    }

    void giveUp(TraceEvent event) {
        transaction(event).giveUp();
    }

    /** An attempt begins with the transactions of a checkpoint: what was filed later or not at all belongs to a history that did not happen. */
    void rewind(TraceEvent event) {
        for (Transaction transaction :
                transactions.get(event.task() - firstTask).values()) {
            transaction.takeUp();
            long checkpoint = transaction.checkpoint();
            if (checkpoint == Transaction.UNFILED || checkpoint > event.checkpoint()) {
                transaction.rewind(event.order());
            }
        }
    }

    void tryCommit(TraceEvent event) {
        transaction(event).tryCommit();
    }

    /** An attempt has failed. */
    void strand(TraceEvent event) {
        transactions.get(event.task() - firstTask).values().forEach(Transaction::strand);
    }

    /**
     * A transaction is committed.
     *
     * @param event the end of the commit
     * @param isByStop whether only a stop-with-savepoint covers it
     */
    void commit(TraceEvent event, boolean isByStop) {
        commits.count++;
        commits.lastOrder = event.order();
        int subtask = event.task() - firstTask;
        newestCommit[subtask] = Math.max(newestCommit[subtask], event.checkpoint());
        Transaction transaction = transaction(event);
        LongList records = transaction.records();
        if (transaction.isGivenUp()) {
            for (int i = 0; i < records.size(); i++) {
                commits.shownToNobody.add(records.get(i));
            }
            return;
        }
        if (transaction.isCommitted() && sink.idempotentCommit()) {
            return;
        }
        for (int i = 0; i < records.size(); i++) {
            show(records.get(i), event, transaction, isByStop);
            if (transaction.isCommitted() && hasReader(false)) {
                written.see(records.get(i), event, writtenFindings, transaction.preCommitOrder());
            }
        }
        transaction.commit(sink.idempotentCommit());
    }

    private void show(long lineage, TraceEvent event, Transaction transaction, boolean isByStop) {
        long before = committed.doubled();
        boolean isAskedFor = commits.byHand.asksFor(lineage, committed.due(lineage)) || isFromBefore(transaction);
        boolean isFromTheStart = commits.byLoss.asksFor(lineage, committed.due(lineage));
        committed.see(lineage, event, committedFindings, transaction.preCommitOrder());
        if (committed.doubled() > before) {
            Doubling byLoss = isFromTheStart ? Doubling.BY_LOSS : Doubling.OTHERWISE;
            Doubling otherwise = isAskedFor ? Doubling.BY_HAND : byLoss;
            commits.doublings.add(commits.shownByStop.contains(lineage) ? Doubling.BY_STOP : otherwise);
        }
        if (isByStop) {
            commits.shownByStop.add(lineage);
        }
    }

    /** The snapshot that the user went back to holds a transaction that nobody had committed; what is in it has been shown since by another. */
    private boolean isFromBefore(Transaction transaction) {
        return !transaction.isCommitted()
                && transaction.preCommitOrder() >= 0
                && transaction.preCommitOrder() < commits.byHandOrder;
    }

    /**
     * The user starts another job, from a snapshot.
     *
     * @param event says from which
     * @param completed where the sources go on after each checkpoint
     * @param histories what the snapshot holds
     */
    void startAnew(TraceEvent event, CommittedOffsets completed, Histories histories) {
        commits.shownByStop.clear();
        commits.byHand = new StartByHand(completed.upTo(event.checkpoint()));
        commits.byHandOrder = event.order();
        commits.leftInFlight = committedInFlight(completed);
        commits.left = committedOffsets(completed);
        commits.leftBelowStranded = committedOffsetsBelowStranded(completed);
        for (int subtask = 0; subtask < newestCommit.length; subtask++) {
            newestCommit[subtask] = Math.min(newestCommit[subtask], event.checkpoint());
            for (Transaction mine : transactions.get(subtask).values()) {
                boolean isHeld = mine.checkpoint() != Transaction.UNFILED
                        && histories.holds(
                                event.checkpoint(), mine.checkpoint(), mine.preCommitOrder(), mine.rewoundOrder());
                mine.startAnew(isHeld, event.order());
            }
        }
    }

    /** The job begins anew, as if nothing had been before it: every record comes once more. */
    void beginAnew(CommittedOffsets completed) {
        commits.byLoss = new StartByHand(completed.upTo(0));
    }

    /** Why readers of committed data see records more than once. */
    SortedSet<Doubling> doublings() {
        return commits.doublings;
    }

    private Transaction transaction(TraceEvent event) {
        return transactions.get(event.task() - firstTask).computeIfAbsent(event.number(), number -> new Transaction());
    }

    private boolean hasReader(boolean readsCommitted) {
        return sink.readers().stream().anyMatch(reader -> reader.readsCommitted() == readsCommitted);
    }

    /**
     * The newest checkpoint up to which the sink has committed: whatever was to be shown of it and of older ones must be visible. A subtask that owes records stands with its own newest commit, one that
     * owes nothing sets no limit.
     *
     * @return 0 if nothing was committed
     */
    long committedUpTo() {
        long upTo = Arrays.stream(newestCommit).max().orElse(0);
        for (int subtask = 0; subtask < newestCommit.length; subtask++) {
            if (transactions.get(subtask).values().stream().anyMatch(Transaction::isOwed)) {
                upTo = Math.min(upTo, newestCommit[subtask]);
            }
        }
        return upTo;
    }

    /** The same below every commit that failed and was not repeated by another attempt: Flink goes on with the next transaction (T-241). */
    long committedBelowStranded() {
        long upTo = committedUpTo();
        for (SortedMap<Long, Transaction> mine : transactions) {
            for (Transaction transaction : mine.values()) {
                if (transaction.isStranded()) {
                    upTo = Math.min(upTo, transaction.checkpoint() - 1);
                }
            }
        }
        return upTo;
    }

    /** Nothing below these offsets of the sources may be missing. */
    long[] committedOffsets(CommittedOffsets completed) {
        return CommittedOffsets.larger(completed.upTo(committedUpTo()), commits.left);
    }

    /** Records below them that need not have come, since the checkpoint holds them as in flight. */
    SortedSet<Long> committedInFlight(CommittedOffsets completed) {
        SortedSet<Long> inFlight = new TreeSet<>(commits.leftInFlight);
        inFlight.addAll(completed.inFlightUpTo(committedUpTo()));
        return inFlight;
    }

    /** Records whose transaction had been given up when its checkpoint was restored after all (C-134, C-228). */
    SortedSet<Long> shownToNobody() {
        return commits.shownToNobody;
    }

    /** Whether the user has started the job from a snapshot. */
    boolean isStartedByHand() {
        return commits.byHandOrder >= 0;
    }

    /** The same below every commit that failed. */
    long[] committedOffsetsBelowStranded(CommittedOffsets completed) {
        return CommittedOffsets.larger(completed.upTo(committedBelowStranded()), commits.leftBelowStranded);
    }

    JobItem item() {
        return item;
    }

    SinkSpec sink() {
        return sink;
    }

    long commits() {
        return commits.count;
    }

    long lastCommitOrder() {
        return commits.lastOrder;
    }

    /** What a reader of the given isolation sees. */
    SeenRecords seen(boolean readsCommitted) {
        return readsCommitted ? committed : written;
    }

    /** The first record that a reader of the given isolation saw too often. */
    Findings findings(boolean readsCommitted) {
        return readsCommitted ? committedFindings : writtenFindings;
    }
}
