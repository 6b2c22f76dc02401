package io.github.cleancut.law;

import io.github.cleancut.law.LawVerdict.RecordCounts;
import io.github.cleancut.law.SeenRecords.Missing;
import io.github.cleancut.law.SinkOutput.Doubling;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OUT-EO: what a reader sees equals the failure-free reference: nothing twice, and nothing missing below the source offsets of the newest checkpoint that all of the sink's subtasks have committed, but for records that it holds as in flight. Readers
 * are judged apart; the verdict of the run is that of the readers of committed data. Exercised by each commit: nothing is claimed of a sink without transactions, but what its readers see is counted.
 */
final class OutputLaw implements Law {
    static final String NAME = "OUT-EO";

    private final Topology topology;
    private final @Nullable SinkOutput[] outputOfTask;
    private final List<SinkOutput> outputs = new ArrayList<>();
    private final TaskStates tasks;
    private final Channels channels;

    private final CommittedOffsets completedOffsets;

    private final SnapshotKinds kinds = new SnapshotKinds();

    private final Histories histories = new Histories();

    /** The newest completed checkpoint, and the newest completed stop-with-savepoint. */
    private long newestCheckpoint;

    private long newestStop;
    private @Nullable TraceEvent end;

    OutputLaw(Topology topology, Channels channels, Reference reference, TaskStates tasks) {
        this.topology = topology;
        this.channels = channels;
        this.tasks = tasks;
        completedOffsets = new CommittedOffsets(topology.taskCount());
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
        channels.accept(event);
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
            case COMPLETED, STORED_UNANSWERED -> complete(event);
            case JOB_SUBMITTED -> startAnew(event);
            case JOB_MANAGER_STARTED -> beginAnew(event);
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
    private void complete(TraceEvent event) {
        long checkpoint = event.checkpoint();
        histories.complete(checkpoint, event.order());
        long[] offsets = new long[topology.taskCount()];
        for (int task = 0; task < offsets.length; task++) {
            TaskState.Stored stored = tasks.of(task).stored(checkpoint);
            offsets[task] = stored == null ? tasks.of(task).nextOffset() : stored.offset();
        }
        completedOffsets.complete(checkpoint, offsets, channels.stored().of(checkpoint), results(checkpoint));
        if (kinds.isSynchronous(checkpoint)) {
            newestStop = Math.max(newestStop, checkpoint);
        } else if (!kinds.isSavepoint(checkpoint)) {
            newestCheckpoint = Math.max(newestCheckpoint, checkpoint);
        }
    }

    /** What windows had given out; one that took no snapshot had finished. */
    private List<Journal.Place> results(long checkpoint) {
        List<Journal.Place> results = new ArrayList<>();
        for (int task = 0; task < topology.taskCount(); task++) {
            TaskState.Stored stored = tasks.of(task).stored(checkpoint);
            if (topology.itemAt(task).kind() == ItemKind.WINDOW) {
                results.add(stored == null ? tasks.of(task).results().place() : stored.results());
            }
        }
        return results;
    }

    /** Checkpoints behind the snapshot belong to a history that the user has left; ids go on behind it. */
    private void startAnew(TraceEvent event) {
        long snapshot = event.checkpoint();
        outputs.forEach(output -> output.startAnew(event, completedOffsets, histories));
        completedOffsets.startAnew(snapshot);
        newestCheckpoint = snapshot;
        newestStop = 0;
    }

    /** A JobManager without high availability finds nothing of the one before (C-222). */
    private void beginAnew(TraceEvent event) {
        if (event.requireText().equals("empty")) {
            outputs.forEach(output -> output.beginAnew(completedOffsets));
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        Findings overall = new Findings(NAME, "");
        List<LawVerdict> verdicts = new ArrayList<>();
        long lost = 0;
        long doubled = 0;
        for (SinkOutput output : outputs) {
            long[] offsets = output.committedOffsets(completedOffsets);
            SortedSet<Long> inFlight = output.committedInFlight(completedOffsets);
            DeliveryCounter results = completedOffsets.resultsUpTo(output.committedUpTo());
            for (SinkSpec.Reader reader : output.sink().readers()) {
                SeenRecords seen = output.seen(reader.readsCommitted());
                Missing ofWindows = seen.missingOf(results, inFlight);
                Missing mine = seen.missingBelow(offsets, inFlight).and(ofWindows);
                verdicts.add(verdict(output, reader, mine, whyMissing(output, reader, mine, ofWindows), overall));
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

    private LawVerdict verdict(
            SinkOutput output, SinkSpec.Reader reader, Missing missing, Loss loss, Findings overall) {
        SeenRecords seen = output.seen(reader.readsCommitted());
        Findings findings = new Findings(NAME, reader.id());
        RecordCounts counts = new RecordCounts(missing.lost(), seen.doubled());
        if (output.sink().commit() != Commit.TWO_PHASE) {
            return findings.verdict(
                    "", output.item().name() + " has no transactions: nothing is claimed of its output", counts);
        }
        findings.test(output.commits());
        Breach breach = new Breach(output, reader, missing, loss);
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

    /** Why records are missing. */
    private enum Loss {
        /** Their commit failed, which did not keep Flink from the next one (T-241). */
        STRANDED,
        /** The sink had given up their transaction before its checkpoint was found in the store (C-134). */
        GIVEN_UP,
        /** The same, before the user went back to a snapshot that holds it (C-228). */
        GIVEN_UP_BY_HAND,
        /** For no such reason. */
        OTHERWISE
    }

    private Loss whyMissing(SinkOutput output, SinkSpec.Reader reader, Missing missing, Missing ofWindows) {
        if (ofWindows.lost() > 0) {
            return Loss.OTHERWISE;
        }
        SortedSet<Long> excused = new TreeSet<>(output.committedInFlight(completedOffsets));
        excused.addAll(output.shownToNobody());
        long others = output.seen(reader.readsCommitted())
                .missingBelow(output.committedOffsets(completedOffsets), excused)
                .lost();
        if (missing.lost() > 0 && others == 0) {
            return output.isStartedByHand() ? Loss.GIVEN_UP_BY_HAND : Loss.GIVEN_UP;
        }
        return isStranded(output, reader, missing) ? Loss.STRANDED : Loss.OTHERWISE;
    }

    /** Whether all that is missing is missing because a commit failed, which did not keep Flink from the next one, and nobody repeated it. */
    private boolean isStranded(SinkOutput output, SinkSpec.Reader reader, Missing missing) {
        long[] offsets = output.committedOffsetsBelowStranded(completedOffsets);
        return missing.lost() > 0
                && output.seen(reader.readsCommitted())
                                .missingBelow(offsets, output.committedInFlight(completedOffsets))
                                .lost()
                        == 0;
    }

    /** What one reader saw wrong, told once to each scope that it concerns. */
    private record Breach(SinkOutput output, SinkSpec.Reader reader, Missing missing, Loss loss) {
        void report(Findings to, @Nullable TraceEvent end) {
            SeenRecords seen = output.seen(reader.readsCommitted());
            if (seen.doubled() > 0) {
                reportDoubled(to, seen);
            }
            if (missing.lost() > 0 && end != null) {
                String what = reader.id() + " misses " + Findings.count(missing.lost(), "record")
                        + " below the last commit: " + Findings.listed(missing.records(), missing.lost());
                switch (loss) {
                    case STRANDED ->
                        to.knownBreach(end, what + ", whose commit failed", "T-241", output.lastCommitOrder());
                    case GIVEN_UP ->
                        to.knownBreach(
                                end,
                                what + ", whose transaction was given up before its checkpoint was found in the store",
                                "C-134",
                                output.lastCommitOrder());
                    case GIVEN_UP_BY_HAND ->
                        to.knownBreach(
                                end,
                                what
                                        + ", whose transaction was given up before the user went back to a snapshot with it",
                                "C-228",
                                output.lastCommitOrder());
                    case OTHERWISE -> to.breach(end, what, missing.records(), output.lastCommitOrder());
                }
            }
        }

        /** A reader of uncommitted data sees a record whenever it is written: no excuse is asked for. */
        private void reportDoubled(Findings to, SeenRecords seen) {
            Findings first = output.findings(reader.readsCommitted());
            boolean isExcusable = reader.readsCommitted() && !output.doublings().isEmpty();
            Doubling why = isExcusable ? output.doublings().last() : Doubling.OTHERWISE;
            String count = reader.id() + " sees " + Findings.count(seen.doubled(), "record");
            String records = ": " + Findings.listed(seen.doubledRecords(), seen.doubled());
            switch (why) {
                case BY_STOP ->
                    to.repeatKnown(
                            first,
                            count + " too often" + records + ", shown before by a stop after which the job went on",
                            seen.doubledRecords(),
                            "C-242");
                case BY_HAND ->
                    to.repeatKnown(
                            first,
                            count + " again, as the user went back to an older snapshot" + records,
                            seen.doubledRecords(),
                            "C-228");
                case BY_LOSS ->
                    to.repeatKnown(
                            first,
                            count + " again, as the job began anew without high availability" + records,
                            seen.doubledRecords(),
                            "C-222");
                case OTHERWISE -> to.repeat(first, count + " too often" + records, seen.doubledRecords());
            }
        }
    }
}
