package io.github.cleancut.law;

import io.github.cleancut.law.LawVerdict.RecordCounts;
import io.github.cleancut.law.SeenRecords.Missing;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * OUT-EO: what a reader sees equals the failure-free reference: nothing twice, and nothing missing below the source offsets of the newest checkpoint that all of the sink's subtasks have committed. Readers
 * are judged apart; the verdict of the run is that of the readers of committed data. Exercised by each commit: nothing is claimed of a sink without transactions, but what its readers see is counted.
 */
final class OutputLaw implements Law {
    static final String NAME = "OUT-EO";

    private final Topology topology;
    private final @Nullable SinkOutput[] outputOfTask;
    private final List<SinkOutput> outputs = new ArrayList<>();
    private final TaskStates tasks;

    /** Source offsets of each completed checkpoint, by subtask. */
    private final SortedMap<Long, long[]> completedOffsets = new TreeMap<>();

    private final SnapshotKinds kinds = new SnapshotKinds();

    /** The newest completed checkpoint, and the newest completed stop-with-savepoint. */
    private long newestCheckpoint;

    private long newestStop;
    private @Nullable TraceEvent end;

    OutputLaw(Topology topology, Reference reference, TaskStates tasks) {
        this.topology = topology;
        this.tasks = tasks;
        outputOfTask = new SinkOutput[topology.taskCount()];
        for (int item = 0; item < topology.job().items().size(); item++) {
            if (topology.job().items().get(item).kind() == ItemKind.SINK) {
                SinkOutput output = new SinkOutput(topology, reference, item);
                outputs.add(output);
                int first = topology.taskOf(item, 0);
                Arrays.fill(outputOfTask, first, first + output.item().parallelism(), output);
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void accept(TraceEvent event) {
        tasks.accept(event);
        kinds.accept(event);
        switch (event.kind()) {
            case RECORD_WRITTEN -> outputOf(event).write(event);
            case RECORD_VISIBLE -> outputOf(event).show(event);
            case PRE_COMMITTED -> outputOf(event).file(event);
            case COMMIT_STARTED -> outputOf(event).tryCommit(event);
            case ATTEMPT_STOPPED -> strand(event);
            case COMMIT_ENDED -> outputOf(event).commit(event, isByStop(event.checkpoint()));
            case TRANSACTION_ABORTED -> outputOf(event).giveUp(event);
            case ATTEMPT_STARTED -> start(event);
            case COMPLETED -> complete(event.checkpoint());
            case JOB_SUBMITTED -> outputs.forEach(SinkOutput::forgetStops);
            case RUN_ENDED -> end = event;
            default -> {
                // shows nothing to anybody
            }
        }
    }

    private SinkOutput outputOf(TraceEvent event) {
        SinkOutput output = outputOfTask[event.task()];
        if (output == null) {
            throw new IllegalArgumentException(
                    event.kind().word() + " of " + topology.nameOf(event.task()) + ", which is no sink");
        }
        return output;
    }

    private void start(TraceEvent event) {
        SinkOutput output = outputOfTask[event.task()];
        if (output != null) {
            output.rewind(event);
        }
    }

    private void strand(TraceEvent event) {
        SinkOutput output = outputOfTask[event.task()];
        if (output != null) {
            output.strand(event);
        }
    }

    private boolean isByStop(long checkpoint) {
        return checkpoint > newestCheckpoint && checkpoint <= newestStop;
    }

    /** A source that took no snapshot had finished: it stands with its last offset. */
    private void complete(long checkpoint) {
        long[] offsets = new long[topology.taskCount()];
        for (int task = 0; task < offsets.length; task++) {
            TaskState.Stored stored = tasks.of(task).stored(checkpoint);
            offsets[task] = stored == null ? tasks.of(task).nextOffset() : stored.offset();
        }
        completedOffsets.put(checkpoint, offsets);
        if (kinds.isSynchronous(checkpoint)) {
            newestStop = Math.max(newestStop, checkpoint);
        } else if (!kinds.isSavepoint(checkpoint)) {
            newestCheckpoint = Math.max(newestCheckpoint, checkpoint);
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        Findings overall = new Findings(NAME, "");
        List<LawVerdict> verdicts = new ArrayList<>();
        long lost = 0;
        long doubled = 0;
        for (SinkOutput output : outputs) {
            Missing[] missing = {
                missing(output, false, output.committedUpTo()), missing(output, true, output.committedUpTo())
            };
            for (SinkSpec.Reader reader : output.sink().readers()) {
                Missing mine = missing[reader.readsCommitted() ? 1 : 0];
                verdicts.add(verdict(output, reader, mine, overall));
                if (reader.readsCommitted()) {
                    lost += mine.lost();
                    doubled += output.seen(true).doubled();
                }
            }
        }
        verdicts.add(
                0,
                overall.verdict(
                        "after " + Findings.count(overall.exercised(), "commit")
                                + " readers of committed data see every record once",
                        "no sink committed a transaction",
                        new RecordCounts(lost, doubled)));
        return verdicts;
    }

    private Missing missing(SinkOutput output, boolean readsCommitted, long upTo) {
        long[] offsets = new long[topology.taskCount()];
        for (Map.Entry<Long, long[]> completed : completedOffsets.entrySet()) {
            if (completed.getKey() <= upTo) {
                offsets = completed.getValue();
            }
        }
        return output.seen(readsCommitted).missingBelow(offsets);
    }

    private LawVerdict verdict(SinkOutput output, SinkSpec.Reader reader, Missing missing, Findings overall) {
        SeenRecords seen = output.seen(reader.readsCommitted());
        Findings findings = new Findings(NAME, reader.id());
        RecordCounts counts = new RecordCounts(missing.lost(), seen.doubled());
        if (output.sink().commit() != Commit.TWO_PHASE) {
            return findings.verdict(
                    "", output.item().name() + " has no transactions: nothing is claimed of its output", counts);
        }
        findings.test(output.commits());
        Breach breach = new Breach(output, reader, missing, isStranded(output, reader, missing));
        breach.report(findings, end);
        if (reader.readsCommitted()) {
            overall.test(output.commits());
            breach.report(overall, end);
        }
        return findings.verdict(
                reader.id() + " sees " + Findings.count(seen.visible(), "record") + ", each as often as it should",
                output.item().name() + " committed no transaction",
                counts);
    }

    /** Whether all that is missing is missing because a commit failed, which did not keep Flink from the next one, and nobody repeated it. */
    private boolean isStranded(SinkOutput output, SinkSpec.Reader reader, Missing missing) {
        return missing.lost() > 0
                && missing(output, reader.readsCommitted(), output.committedBelowStranded())
                                .lost()
                        == 0;
    }

    /** What one reader saw wrong, told once to each scope that it concerns. */
    private record Breach(SinkOutput output, SinkSpec.Reader reader, Missing missing, boolean isStranded) {
        void report(Findings to, @Nullable TraceEvent end) {
            SeenRecords seen = output.seen(reader.readsCommitted());
            if (seen.doubled() > 0) {
                String what = reader.id() + " sees " + Findings.count(seen.doubled(), "record") + " too often: "
                        + Findings.listed(seen.doubledRecords(), seen.doubled());
                Findings first = output.findings(reader.readsCommitted());
                if (reader.readsCommitted() && output.isDoubledByStopOnly()) {
                    to.repeatKnown(
                            first,
                            what + ", shown before by a stop after which the job went on",
                            seen.doubledRecords(),
                            "C-242");
                } else {
                    to.repeat(first, what, seen.doubledRecords());
                }
            }
            if (missing.lost() > 0 && end != null) {
                String what = reader.id() + " misses " + Findings.count(missing.lost(), "record")
                        + " below the last commit: " + Findings.listed(missing.records(), missing.lost());
                if (isStranded) {
                    to.knownBreach(end, what + ", whose commit failed", "T-241", output.lastCommitOrder());
                } else {
                    to.breach(end, what, missing.records(), output.lastCommitOrder());
                }
            }
        }
    }
}
