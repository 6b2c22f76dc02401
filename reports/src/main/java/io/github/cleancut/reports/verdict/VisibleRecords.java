package io.github.cleancut.reports.verdict;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many records each sink has shown to readers of committed data, the same record as often as it was shown, and how many it has written that stand in no committed transaction. */
final class VisibleRecords implements TraceListener {
    private final Topology topology;
    private final Map<String, Long> visible = new LinkedHashMap<>();
    /** Records of transactions that are not committed, by subtask and transaction. */
    private final Map<Transaction, Long> written = new LinkedHashMap<>();

    private final Set<Transaction> committed = new LinkedHashSet<>();
    /** The checkpoint that a transaction was prepared for; a restart from it or a later one has the transaction still. */
    private final Map<Transaction, Long> prepared = new LinkedHashMap<>();

    /** Transactions of a history that was left. */
    private final Set<Transaction> left = new LinkedHashSet<>();

    private record Transaction(int task, long number) {}

    /** Counts for a job. */
    VisibleRecords(Topology topology) {
        this.topology = topology;
        for (JobItem item : topology.job().items()) {
            if (item.sink() != null) {
                visible.put(item.name(), 0L);
            }
        }
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case RECORD_WRITTEN -> written(event);
            case RECORD_VISIBLE -> show(event.task(), 1);
            case COMMIT_ENDED -> committed(event);
            case TRANSACTION_ABORTED -> written.remove(transaction(event));
            case PRE_COMMITTED -> prepared.put(transaction(event), event.checkpoint());
            case ATTEMPT_STARTED -> leave(event.task(), event.checkpoint());
            default -> {
                // Nothing else makes a record visible.
            }
        }
    }

    private void written(TraceEvent event) {
        if (sinkOf(event.task()).commit() == Commit.TWO_PHASE) {
            written.merge(transaction(event), 1L, Long::sum);
        } else {
            show(event.task(), 1);
        }
    }

    /** A transaction that is committed again shows its records again, unless the outside knows it already. */
    private void committed(TraceEvent event) {
        Long records = sinkOf(event.task()).idempotentCommit()
                ? written.remove(transaction(event))
                : written.get(transaction(event));
        committed.add(transaction(event));
        left.remove(transaction(event));
        prepared.remove(transaction(event));
        show(event.task(), records == null ? 0 : records);
    }

    /** What an attempt has written since the snapshot that the next one begins with is written anew; the outside has it all the same, until somebody gives it up (T-244). */
    private void leave(int task, long checkpoint) {
        for (Transaction transaction : written.keySet()) {
            if (transaction.task() == task
                    && !committed.contains(transaction)
                    && prepared.getOrDefault(transaction, Long.MAX_VALUE) > checkpoint) {
                left.add(transaction);
            }
        }
    }

    private void show(int task, long records) {
        visible.merge(topology.itemAt(task).name(), records, Long::sum);
    }

    private SinkSpec sinkOf(int task) {
        return topology.itemAt(task).requireSink();
    }

    private static Transaction transaction(TraceEvent event) {
        return new Transaction(event.task(), event.number());
    }

    /** Per sink, in the order of the job. */
    List<SinkCount> bySink() {
        Map<String, Long> uncommitted = new LinkedHashMap<>();
        written.forEach((transaction, records) -> {
            if (!committed.contains(transaction) && !left.contains(transaction)) {
                uncommitted.merge(topology.itemAt(transaction.task()).name(), records, Long::sum);
            }
        });
        return visible.entrySet().stream()
                .map(sink -> new SinkCount(sink.getKey(), sink.getValue(), uncommitted.getOrDefault(sink.getKey(), 0L)))
                .toList();
    }
}
