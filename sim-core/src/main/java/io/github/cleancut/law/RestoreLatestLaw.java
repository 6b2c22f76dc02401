package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * RESTORE-LATEST: a restore takes the newest completed checkpoint (C-194; savepoints of the running job are none, C-132; of one that the store has and its JobManager took for failed the next JobManager knows, C-134), and never one that is older than the newest commit. Exercised by each restore.
 */
final class RestoreLatestLaw implements Law {
    private static final long NONE = 0;

    private final TopologyNames names;
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final Findings findings = new Findings("RESTORE-LATEST", "");
    private final UnansweredCheckpoints unanswered = new UnansweredCheckpoints();
    private long completed = NONE;
    private long completedOrder = -1;
    private long committed = NONE;
    private long committedOrder = -1;
    private int committer = -1;

    /** The newest stop-with-savepoint that completed: its notice commits what older, failed checkpoints have filed, too. */
    private long stopped = NONE;

    /** What {@link #completed} is where no checkpoint has completed since the job was started: what its user named, or nothing for a JobManager that found nothing. */
    private Begun begun = Begun.WITH_CHECKPOINTS;

    /** Restores, by what they went back to. */
    private final EnumMap<Begun, Long> restored = new EnumMap<>(Begun.class);

    private enum Begun {
        WITH_CHECKPOINTS,
        AS_NAMED,
        WITH_NOTHING
    }

    RestoreLatestLaw(Topology topology) {
        names = new TopologyNames(topology);
    }

    @Override
    public String name() {
        return "RESTORE-LATEST";
    }

    @Override
    public void accept(TraceEvent event) {
        kinds.accept(event);
        unanswered.accept(event);
        switch (event.kind()) {
            case COMPLETED -> complete(event);
            case ENTRY_RECOVERED -> recover(event);
            case COMMIT_ENDED -> commit(event);
            case RESTORE_STARTED -> judge(event);
            case JOB_SUBMITTED -> {
                forget();
                completed = event.checkpoint();
                completedOrder = event.order();
                begun = Begun.AS_NAMED;
            }
            case JOB_MANAGER_STARTED -> {
                if ("empty".equals(event.text())) {
                    forget();
                    begun = Begun.WITH_NOTHING;
                }
            }
            default -> {
                // neither ends a checkpoint nor goes back to one
            }
        }
    }

    /** Without high availability nobody knows of the checkpoints of a JobManager that is gone (C-222). */
    private void forget() {
        completed = NONE;
        completedOrder = -1;
        committed = NONE;
        committedOrder = -1;
        stopped = NONE;
    }

    private void recover(TraceEvent event) {
        if (unanswered.contains(event.checkpoint())) {
            complete(event);
        }
    }

    private void complete(TraceEvent event) {
        if (event.checkpoint() > completed && !kinds.isSavepoint(event.checkpoint())) {
            completed = event.checkpoint();
            completedOrder = event.order();
            begun = Begun.WITH_CHECKPOINTS;
        } else if (kinds.isSynchronous(event.checkpoint())) {
            stopped = Math.max(stopped, event.checkpoint());
        }
    }

    private void commit(TraceEvent event) {
        if (event.checkpoint() > committed) {
            committed = event.checkpoint();
            committedOrder = event.order();
            committer = event.task();
        }
    }

    private void judge(TraceEvent event) {
        findings.test();
        restored.merge(begun, 1L, Long::sum);
        String start = "the job goes back to " + nameOf(event.checkpoint());
        if (event.checkpoint() != completed) {
            findings.breach(
                    event,
                    start + ", the newest completed one is " + nameOf(completed) + " (C-194)",
                    List.of(),
                    completedOrder,
                    event.order());
        } else if (event.checkpoint() < committed) {
            judgeCommitted(event, start + ", although " + names.task(committer) + " has committed what belongs to ");
        }
    }

    private void judgeCommitted(TraceEvent event, String start) {
        if (committed <= stopped) {
            String what = start + "the stop-with-savepoint " + stopped + ", after which it was not stopped";
            findings.knownBreach(event, what, "C-242", committedOrder, event.order());
        } else {
            findings.breach(event, start + nameOf(committed), List.of(), committedOrder, event.order());
        }
    }

    private static String nameOf(long checkpoint) {
        return checkpoint == NONE ? "no checkpoint" : "checkpoint " + checkpoint;
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(sentence(), "nothing was restored", null));
    }

    private String sentence() {
        String restores = Findings.count(findings.exercised(), "restore");
        long asNamed = restored.getOrDefault(Begun.AS_NAMED, 0L);
        long toNothing = restored.getOrDefault(Begun.WITH_NOTHING, 0L);
        if (asNamed == 0 && toNothing == 0) {
            return restores + ", each from the newest completed checkpoint";
        }
        long newest = restored.getOrDefault(Begun.WITH_CHECKPOINTS, 0L);
        List<String> parts = new ArrayList<>();
        if (newest > 0) {
            parts.add(newest + " from the newest completed checkpoint");
        }
        if (asNamed > 0) {
            parts.add(asNamed + " from the snapshot that the user named");
        }
        if (toNothing > 0) {
            parts.add(toNothing + " from nothing, as the new JobManager knew no checkpoint");
        }
        return restores + ": " + String.join(", ", parts);
    }
}
