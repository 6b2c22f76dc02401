package io.github.cleancut.law;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * CUT: at every completed checkpoint each channel has deficit 0, that is, sent = received and stored as in flight at the cut (proof.md, section 1), the right records; under AT_LEAST_ONCE the deficit is at most 0. A subtask whose data had ended before
 * the checkpoint stands with its final numbers. Exercised by each completed checkpoint and channel with a record on it.
 */
final class CutLaw implements Law {
    private static final long UNKNOWN = -1;

    private final Topology topology;
    private final Channels channels;
    private final TopologyNames names;
    private final boolean exactlyOnce;
    private final TaskStates tasks;
    private final SortedMap<Long, Cut> pending = new TreeMap<>();
    private final Findings findings = new Findings("CUT", "");
    private long completed;
    private long storedRecords;

    /** Numbers at the cut of one checkpoint, as its snapshots fixed them. */
    private static final class Cut {
        private final long[] sent;
        private final long[] taken;
        private final long[] snapshotOrder;

        Cut(Topology topology) {
            sent = new long[topology.channelCount()];
            taken = new long[topology.channelCount()];
            snapshotOrder = new long[topology.taskCount()];
            Arrays.fill(snapshotOrder, UNKNOWN);
        }
    }

    CutLaw(Scenario scenario, Topology topology, Channels channels, TaskStates tasks) {
        this.topology = topology;
        this.channels = channels;
        this.names = new TopologyNames(topology);
        this.exactlyOnce = scenario.flink().checkpointing().exactlyOnce();
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "CUT";
    }

    @Override
    public void accept(TraceEvent event) {
        channels.accept(event);
        tasks.accept(event);
        switch (event.kind()) {
            case CHECKPOINT_PENDING -> pending.put(event.checkpoint(), new Cut(topology));
            case SNAPSHOT_STARTED -> fix(event);
            case FAILED -> pending.remove(event.checkpoint());
            case JOB_MANAGER_LOST, JOB_SUBMITTED -> pending.clear();
            case COMPLETED, STORED_UNANSWERED -> judge(event);
            default -> {
                // neither moves a record nor fixes a state
            }
        }
    }

    private void fix(TraceEvent event) {
        Cut cut = pending.get(event.checkpoint());
        if (cut != null) {
            fix(cut, event.task(), event.order());
        }
    }

    private void fix(Cut cut, int task, long order) {
        cut.snapshotOrder[task] = order;
        for (int[] edge : topology.outputsOf(task)) {
            for (int channel : edge) {
                cut.sent[channel] = channels.sent(channel);
            }
        }
        int first = topology.firstInputOf(task);
        for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
            cut.taken[channel] = channels.taken(channel);
        }
    }

    private void judge(TraceEvent event) {
        completed++;
        Cut cut = pending.remove(event.checkpoint());
        if (cut == null) {
            findings.breach(event, "checkpoint " + event.checkpoint() + " completed and was not pending", List.of());
            return;
        }
        for (int task = 0; task < topology.taskCount(); task++) {
            if (cut.snapshotOrder[task] == UNKNOWN) {
                fixDone(cut, task, event);
            }
        }
        for (int channel = 0; channel < topology.channelCount(); channel++) {
            judge(cut, channel, event);
        }
    }

    private void fixDone(Cut cut, int task, TraceEvent event) {
        if (tasks.of(task).isDone()) {
            fix(cut, task, UNKNOWN);
        } else {
            findings.breach(
                    event,
                    "checkpoint " + event.checkpoint() + " completed without a snapshot of " + names.task(task),
                    List.of(),
                    event.order());
        }
    }

    private void judge(Cut cut, int channel, TraceEvent event) {
        SortedMap<Long, Long> stored = channels.stored().of(event.checkpoint(), channel);
        long deficit = cut.sent[channel] - cut.taken[channel] - stored.size();
        storedRecords += stored.size();
        if (cut.sent[channel] + cut.taken[channel] > 0) {
            findings.test();
        }
        if (deficit == 0 || (deficit < 0 && !exactlyOnce)) {
            boolean isRight = stored.isEmpty()
                    || (stored.firstKey() == cut.taken[channel] + 1 && stored.lastKey() == cut.sent[channel]);
            if (!isRight) {
                breachOfPlaces(cut, channel, event, stored);
            }
            return;
        }
        findings.breach(
                event,
                "checkpoint " + event.checkpoint() + ": " + names.channel(channel) + " had sent "
                        + cut.sent[channel] + " and received " + cut.taken[channel]
                        + (stored.isEmpty() ? "" : " and stored " + stored.size())
                        + (deficit > 0 ? ": a restore loses " : ": a restore doubles ")
                        + Findings.count(Math.abs(deficit), "record"),
                List.of(),
                cut.snapshotOrder[topology.producerOf(channel)],
                cut.snapshotOrder[topology.consumerOf(channel)],
                event.order());
    }

    private void breachOfPlaces(Cut cut, int channel, TraceEvent event, SortedMap<Long, Long> stored) {
        findings.breach(
                event,
                "checkpoint " + event.checkpoint() + ": of " + names.channel(channel) + " it holds the records "
                        + stored.firstKey() + " to " + stored.lastKey() + ", in flight were "
                        + (cut.taken[channel] + 1) + " to " + cut.sent[channel],
                List.of(),
                event.order());
    }

    @Override
    public List<LawVerdict> verdicts() {
        String stored = storedRecords > 0 ? " + " + Findings.count(storedRecords, "record") + " stored in flight" : "";
        String mode = exactlyOnce ? "sent = received" + stored : "nothing sent and not received";
        return List.of(findings.verdict(
                mode + " at the cuts of " + Findings.count(completed, "checkpoint") + ", on every channel",
                completed == 0
                        ? "no checkpoint completed"
                        : "no channel had carried a record when a checkpoint completed",
                null));
    }
}
