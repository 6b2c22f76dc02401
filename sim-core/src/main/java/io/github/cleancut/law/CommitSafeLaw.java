package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * COMMIT-SAFE: nothing of checkpoint n becomes visible before n, or a later checkpoint that covers it, is in the store. A later one covers it (T-242) unless the committing subtask was rewound past n in
 * between: then n belongs to a history that did not happen, until the user starts the job from a snapshot of that very history (C-228). After a stop-with-savepoint that does not stop Flink itself leaves what
 * the savepoint has committed (C-242). Exercised by each commit.
 */
final class CommitSafeLaw implements Law {
    private static final long NEVER = -1;

    private final TopologyNames names;
    private final Findings findings = new Findings("COMMIT-SAFE", "");

    /** Per subtask: its transactions by number. */
    private final List<SortedMap<Long, Filed>> transactions;

    private final Histories histories = new Histories();
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final UnansweredCheckpoints unanswered = new UnansweredCheckpoints();

    /** Savepoints of stop-with-savepoint that have completed. */
    private final SortedSet<Long> stops = new TreeSet<>();

    private long newestCompleted;

    /** What is known of a transaction. */
    private static final class Filed {
        private final long checkpoint;
        private final long preCommitOrder;
        private long rewoundOrder = Histories.NEVER;
        private boolean isCommitUnderWay;

        Filed(long checkpoint, long preCommitOrder) {
            this.checkpoint = checkpoint;
            this.preCommitOrder = preCommitOrder;
        }
    }

    CommitSafeLaw(Topology topology) {
        this.names = new TopologyNames(topology);
        this.transactions = PerTask.of(topology, TreeMap::new);
    }

    @Override
    public String name() {
        return "COMMIT-SAFE";
    }

    @Override
    public void accept(TraceEvent event) {
        kinds.accept(event);
        unanswered.accept(event);
        switch (event.kind()) {
            case COMPLETED, STORED_UNANSWERED -> complete(event);
            case JOB_MANAGER_STARTED -> newestCompleted = "empty".equals(event.text()) ? 0 : newestCompleted;
            case JOB_SUBMITTED -> startAnew(event);
            case PRE_COMMITTED ->
                transactions.get(event.task()).put(event.number(), new Filed(event.checkpoint(), event.order()));
            case ATTEMPT_STARTED -> rewind(event);
            case COMMIT_STARTED -> judge(event, true);
            case COMMIT_ENDED -> judge(event, false);
            default -> {
                // makes nothing visible
            }
        }
    }

    private void complete(TraceEvent event) {
        newestCompleted = Math.max(newestCompleted, event.checkpoint());
        histories.complete(event.checkpoint(), event.order());
        if (kinds.isSynchronous(event.checkpoint())) {
            stops.add(event.checkpoint());
        } else {
            stops.remove(event.checkpoint());
        }
    }

    /** The job goes on in the history of the snapshot, whatever the job before left behind. */
    private void startAnew(TraceEvent event) {
        newestCompleted = event.checkpoint();
        for (SortedMap<Long, Filed> mine : transactions) {
            for (Filed filed : mine.values()) {
                boolean isHeld =
                        histories.holds(event.checkpoint(), filed.checkpoint, filed.preCommitOrder, filed.rewoundOrder);
                filed.rewoundOrder = isHeld ? Histories.NEVER : Math.min(filed.rewoundOrder, event.order());
            }
        }
    }

    private void rewind(TraceEvent event) {
        for (Filed filed : transactions.get(event.task()).values()) {
            if (filed.checkpoint > event.checkpoint()) {
                filed.rewoundOrder = Math.min(filed.rewoundOrder, event.order());
            }
        }
    }

    private void judge(TraceEvent event, boolean isStart) {
        Filed filed = transactions
                .get(event.task())
                .computeIfAbsent(event.number(), number -> new Filed(event.checkpoint(), NEVER));
        boolean isJudgedAtItsStart = !isStart && filed.isCommitUnderWay;
        filed.isCommitUnderWay = isStart;
        if (isJudgedAtItsStart) {
            return;
        }
        findings.test();
        @Nullable String wrong = wrongWith(filed, event.checkpoint());
        if (wrong == null) {
            return;
        }
        String what = names.task(event.task()) + " commits transaction " + event.number() + " of checkpoint "
                + event.checkpoint() + wrong;
        if (isHeldByAStop(filed)) {
            String why = what + ", which a stop-with-savepoint had completed after which the job went on";
            findings.knownBreach(event, why, "C-242", filed.preCommitOrder, event.order());
        } else if (unanswered.contains(event.checkpoint()) && filed.preCommitOrder != NEVER) {
            String why = what + ", and its checkpoint was found in the store by another JobManager";
            findings.knownBreach(event, why, "C-134", filed.preCommitOrder, event.order());
        } else {
            findings.breach(event, what, List.of(), filed.preCommitOrder, event.order());
        }
    }

    /** Whether the savepoint of a stop had completed with it before the job went back behind it. */
    private boolean isHeldByAStop(Filed filed) {
        return stops.stream()
                .anyMatch(stop -> histories.holds(stop, filed.checkpoint, filed.preCommitOrder, filed.rewoundOrder));
    }

    private @Nullable String wrongWith(Filed filed, long checkpoint) {
        if (checkpoint > newestCompleted) {
            return " before a checkpoint that covers it has completed";
        }
        if (filed.preCommitOrder == NEVER) {
            return ", which was never pre-committed";
        }
        return filed.rewoundOrder != Histories.NEVER ? ", although the subtask was rewound past it" : null;
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(findings.exercised(), "commit") + ", each after a checkpoint that covers it completed",
                "nothing was committed",
                null));
    }
}
