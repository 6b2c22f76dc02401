package io.github.cleancut.law;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the certificate of a run, {@code abscert 1} (docs/spec/proof.md, section 4), from its trace alone: what a stranger needs to check completed checkpoints, restores and output without the
 * simulator. The certificate is whole after the trace's last event.
 */
public final class Certificate implements TraceListener {
    private static final int LONGEST_NAME = 64;

    private final CertificateText text;
    private final CertificateCuts cuts;
    private final CertificateOutput output;
    private final Parts parts;

    /** What is on the channels, where checkpoints may store some of it. */
    private final @Nullable Channels channels;

    /** Attempts that begin together; those of subtasks that channels join stand together. */
    private final List<TraceEvent> beginning = new ArrayList<>();

    /** Per subtask: the number of its attempt in the certificate, and in the trace, where numbers may be left out. */
    private final long[] attempts;

    private final int[] tracedAttempts;
    private long newestPlanned;
    private long repeatedId;

    /**
     * Begins a certificate.
     *
     * @param scenario what runs
     * @param topology the scenario's job as numbered subtasks and channels
     * @param scenarioSha256 hash of the bytes of the run folder's scenario.yaml, 64 lower-case hex digits
     * @param isFull whether each record is told; else checkpoints only
     * @param sink takes the bytes
     */
    public Certificate(
            Scenario scenario, Topology topology, String scenarioSha256, boolean isFull, CertificateSink sink) {
        text = new CertificateText(sink, windowsOf(topology));
        cuts = new CertificateCuts(topology, text, isFull);
        output = new CertificateOutput(topology, text, cuts, isFull);
        parts = new Parts(topology);
        channels = scenario.flink().checkpointing().unaligned() ? new Channels(topology) : null;
        attempts = new long[topology.taskCount()];
        tracedAttempts = new int[topology.taskCount()];
        Arrays.fill(attempts, -1);
        text.word("abscert").number(1).word(scenarioSha256);
        text.word(scenario.rules().word()).number(scenario.seed());
        if (!isFull) {
            text.word("checkpoints");
        }
        text.endLine();
        declare(topology);
    }

    private static BitSet windowsOf(Topology topology) {
        BitSet windows = new BitSet();
        for (int task = 0; task < topology.taskCount(); task++) {
            windows.set(task, topology.itemAt(task).kind() == ItemKind.WINDOW);
        }
        return windows;
    }

    private void declare(Topology topology) {
        for (int task = 0; task < topology.taskCount(); task++) {
            text.word("task").number(task).word(wordOf(topology.itemAt(task).kind()));
            text.word(nameOf(topology, task)).endLine();
        }
        for (int channel = 0; channel < topology.channelCount(); channel++) {
            text.word("chan").number(channel).number(topology.producerOf(channel));
            text.number(topology.consumerOf(channel)).endLine();
        }
        output.declare(new Reference(topology.job()));
    }

    private static String wordOf(ItemKind kind) {
        return switch (kind) {
            case SOURCE -> "source";
            case SINK -> "sink";
            default -> "op";
        };
    }

    /** A name in the letters of the certificate: the item, then the index. */
    private static String nameOf(Topology topology, int task) {
        String index = "#" + topology.indexOf(task);
        String name = topology.itemAt(task).name().replaceAll("[^A-Za-z0-9_.:-]", "_");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - index.length())) + index;
    }

    @Override
    public void accept(TraceEvent event) {
        if (channels != null) {
            channels.accept(event);
        }
        if (event.kind() == EventKind.ATTEMPT_STARTED) {
            beginning.add(event);
            return;
        }
        if (!beginning.isEmpty()) {
            begin();
        }
        if (!tellRecord(event) && !tellCheckpoint(event)) {
            tellEnd(event);
        }
    }

    /** Whether the run has used an id twice, so that it has no certificate (proof.md, rule C6). */
    public boolean isImpossible() {
        return repeatedId > 0;
    }

    /** Why the run has no certificate; empty where it has one. */
    public String whyImpossible() {
        return isImpossible()
                ? "checkpoint id " + repeatedId + " was given out again, and a certificate knows each id once"
                : "";
    }

    private boolean tellRecord(TraceEvent event) {
        switch (event.kind()) {
            case RECORD_SENT -> cuts.send(event);
            case RECORD_TAKEN -> cuts.take(event);
            case RECORD_WRITTEN -> output.write(event);
            case BARRIER_SENT -> cuts.sendBarrier(event);
            case BARRIER_RECEIVED -> cuts.takeBarrier(event);
            case SNAPSHOT_STARTED -> {
                cuts.snap(event);
                output.snap(event);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean tellCheckpoint(TraceEvent event) {
        switch (event.kind()) {
            case PLAN -> {
                if (repeatedId == 0 && event.checkpoint() <= newestPlanned) {
                    repeatedId = event.checkpoint();
                }
                newestPlanned = Math.max(newestPlanned, event.checkpoint());
                cuts.plan(event);
            }
            case IN_FLIGHT_CAPTURED -> log(event);
            case ACK_RECEIVED -> cuts.acknowledge(event);
            case FAILED -> cuts.fail(event);
            case JOB_MANAGER_LOST -> cuts.forget();
            case SUBSUMED -> cuts.drop(event);
            case COMPLETED, STORED_UNANSWERED -> {
                CertifiedCheckpoint checkpoint = cuts.complete(event);
                if (checkpoint != null) {
                    output.complete(checkpoint);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void log(TraceEvent event) {
        if (channels != null) {
            cuts.log(event, channels.underWay(event.channel()), channels.taken(event.channel()));
        }
    }

    private void tellEnd(TraceEvent event) {
        switch (event.kind()) {
            case PRE_COMMITTED -> output.file(event);
            case COMMIT_ENDED -> output.commit(event, attemptOf(event), isCurrent(event));
            case NOTIFIED -> {
                if (isCurrent(event)) {
                    output.notified(event, attemptOf(event));
                }
            }
            case TRANSACTION_ABORTED -> output.giveUp(event);
            case TASK_ENDED -> {
                if (event.requireText().equals("FINISHED")) {
                    cuts.finish(event.task());
                }
            }
            case RUN_ENDED -> text.seal(cuts.weakestClass(), output.close(attempts));
            default -> {
                // is no part of a proof
            }
        }
    }

    /** The number in the certificate of the attempt that an event is of; one that is not the current one any more keeps a smaller number. */
    private long attemptOf(TraceEvent event) {
        return isCurrent(event) ? attempts[event.task()] : Math.max(0, attempts[event.task()] - 1);
    }

    private boolean isCurrent(TraceEvent event) {
        return event.attempt() == tracedAttempts[event.task()];
    }

    private void begin() {
        beginning.forEach(event -> output.beforeBegin(event, attempts[event.task()]));
        beginning.sort(Comparator.comparingInt(event -> parts.of(event.task())));
        for (TraceEvent event : beginning) {
            int task = event.task();
            attempts[task]++;
            tracedAttempts[task] = event.attempt();
            text.word("att").number(task).number(attempts[task]);
            if (event.checkpoint() == 0) {
                text.word("fresh").endLine();
            } else {
                text.word("restore").number(event.checkpoint()).endLine();
            }
        }
        for (TraceEvent event : beginning) {
            cuts.begin(event.task(), event.checkpoint());
            output.begin(event);
        }
        beginning.forEach(event -> cuts.rewind(event.checkpoint()));
        beginning.clear();
    }
}
