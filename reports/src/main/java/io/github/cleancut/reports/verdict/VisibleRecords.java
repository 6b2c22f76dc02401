package io.github.cleancut.reports.verdict;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many records each sink has shown to readers of committed data, the same record as often as it was shown. */
final class VisibleRecords implements TraceListener {
    private final Topology topology;
    private final Map<String, Long> visible = new LinkedHashMap<>();
    /** Records of transactions that are not committed, by subtask and transaction. */
    private final Map<Transaction, Long> written = new LinkedHashMap<>();

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
        show(event.task(), records == null ? 0 : records);
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
    Map<String, Long> bySink() {
        return new LinkedHashMap<>(visible);
    }
}
