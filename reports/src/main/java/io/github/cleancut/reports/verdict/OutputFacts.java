package io.github.cleancut.reports.verdict;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.model.WindowFormula;
import io.github.cleancut.reports.timing.Summary;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader of a sink's output has seen: how many records, how many transactions were committed, how late. */
final class OutputFacts implements TraceListener {
    private final Topology topology;
    private final int sinkItem;
    private final SinkSpec sink;
    private final boolean seesUncommitted;
    private final Map<Transaction, List<Long>> written = new LinkedHashMap<>();
    private final Map<Transaction, Boolean> shown = new LinkedHashMap<>();
    private final List<Long> latencyNanos = new ArrayList<>();
    private long commits;

    /** Transactions are numbered per subtask. */
    private record Transaction(int task, long number) {}

    /**
     * What one reader sees.
     *
     * @param topology the job
     * @param sinkItem place of the sink in the job
     * @param reader one of the sink's readers
     */
    OutputFacts(Topology topology, int sinkItem, SinkSpec.Reader reader) {
        this.topology = topology;
        this.sinkItem = sinkItem;
        this.sink = topology.job().items().get(sinkItem).requireSink();
        this.seesUncommitted = sink.commit() != Commit.TWO_PHASE || !reader.readsCommitted();
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case RECORD_WRITTEN -> written(event);
            case RECORD_VISIBLE -> visible(event);
            case COMMIT_ENDED -> committed(event);
            case TRANSACTION_ABORTED -> written.remove(transaction(event));
            default -> {
                // Nothing else makes a record visible.
            }
        }
    }

    private void written(TraceEvent event) {
        if (topology.itemOf(event.task()) != sinkItem) {
            return;
        }
        if (seesUncommitted) {
            show(event.lineage(), event.timeNanos());
        } else {
            written.computeIfAbsent(transaction(event), first -> new ArrayList<>())
                    .add(event.lineage());
        }
    }

    private void visible(TraceEvent event) {
        if (topology.itemOf(event.task()) == sinkItem) {
            show(event.lineage(), event.timeNanos());
        }
    }

    /** Committing twice shows the records twice, unless the outside knows the transaction already. */
    private void committed(TraceEvent event) {
        if (topology.itemOf(event.task()) != sinkItem) {
            return;
        }
        boolean isAgain = shown.put(transaction(event), true) != null;
        if (!isAgain) {
            commits++;
        }
        if (!seesUncommitted && !(isAgain && sink.idempotentCommit())) {
            written.getOrDefault(transaction(event), List.of()).forEach(record -> show(record, event.timeNanos()));
        }
    }

    private static Transaction transaction(TraceEvent event) {
        return new Transaction(event.task(), event.number());
    }

    private void show(long lineage, long nanos) {
        latencyNanos.add(nanos - dueNanos(lineage));
    }

    /** When the record exists (format.md, section 3): floor(j x 10^9 / r) for record j of a subtask with rate r; 0 without a rate; the result of a window when that ends. */
    private long dueNanos(long lineage) {
        int task = Lineage.sourceTask(lineage);
        JobItem source = topology.itemAt(task);
        if (source.window() != null) {
            WindowFormula formula = new WindowFormula(topology.job(), source);
            return formula.endNanos(formula.windowOf(Lineage.offset(lineage)));
        }
        var rate = source.requireSource().rate();
        if (rate == null) {
            return 0;
        }
        long parallelism = source.parallelism();
        long share = rate.count() / parallelism + (topology.indexOf(task) < rate.count() % parallelism ? 1 : 0);
        long offset = Lineage.offset(lineage);
        return offset / share * rate.perNanos() + offset % share * rate.perNanos() / share;
    }

    /** Records that the reader has seen. */
    long visible() {
        return latencyNanos.size();
    }

    /** Transactions committed. */
    long commits() {
        return commits;
    }

    /** From when a record was due until it was visible, in nanoseconds. */
    Summary latency() {
        long[] values = new long[latencyNanos.size()];
        Arrays.setAll(values, latencyNanos::get);
        return Summary.of(values);
    }
}
