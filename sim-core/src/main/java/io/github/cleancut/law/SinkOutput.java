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

        private long count;
        private long lastOrder = -1;
        private boolean isDoubledOtherwise;
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
                transaction.giveUp();
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
        if (transaction.isCommitted() && sink.idempotentCommit()) {
            return;
        }
        LongList records = transaction.records();
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
        committed.see(lineage, event, committedFindings, transaction.preCommitOrder());
        commits.isDoubledOtherwise |= committed.doubled() > before && !commits.shownByStop.contains(lineage);
        if (isByStop) {
            commits.shownByStop.add(lineage);
        }
    }

    /** Another job begins: what it shows again is its user's doing. */
    void forgetStops() {
        commits.shownByStop.clear();
    }

    /** Whether readers of committed data see nothing twice but what a stop-with-savepoint has shown. */
    boolean isDoubledByStopOnly() {
        return !commits.isDoubledOtherwise;
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
