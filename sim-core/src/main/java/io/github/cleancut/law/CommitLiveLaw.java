package io.github.cleancut.law;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * COMMIT-LIVE: what a completed checkpoint holds of pre-committed transactions is visible within {@code settle} after the checkpoint and after the last fault, or its loss was reported (T-241, T-261). Exercised
 * by each such transaction with records that is committed, or that should have been; one that may still become visible when the run ends, or whose job has failed, decides nothing.
 */
final class CommitLiveLaw implements Law {
    /** A transaction of a subtask. */
    private record Key(int task, long transaction) {}

    /** When and by which checkpoint a transaction was promised. */
    private record Promise(long checkpoint, long completed, long sinceNanos, long preCommitOrder, long order) {}

    /** A transaction that was pre-committed under a checkpoint. */
    private record Filed(long checkpoint, long order) {}

    private final TopologyNames names;
    private final QuietTime quiet;
    private final UnansweredCheckpoints unanswered = new UnansweredCheckpoints();
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final Findings findings = new Findings("COMMIT-LIVE", "");

    /** Per subtask: transactions with records in them that are not pre-committed. */
    private final List<SortedSet<Long>> written;

    /** Per subtask: pre-committed transactions of checkpoints that have not completed. */
    private final List<SortedMap<Long, Filed>> filed;

    /** What is promised and not visible, in the order of the promises. */
    private final Map<Key, Promise> promised = new LinkedHashMap<>();

    /** Of those the ones that a JobManager without high availability does not know of (C-222). */
    private final Set<Key> unknown = new LinkedHashSet<>();

    private boolean hasJobEnded;

    CommitLiveLaw(Scenario scenario, Topology topology) {
        names = new TopologyNames(topology);
        quiet = new QuietTime(scenario);
        written = PerTask.of(topology, TreeSet::new);
        filed = PerTask.of(topology, TreeMap::new);
    }

    @Override
    public String name() {
        return "COMMIT-LIVE";
    }

    @Override
    public void accept(TraceEvent event) {
        if (quiet.settleNanos() == 0) {
            return;
        }
        judge(event);
        kinds.accept(event);
        unanswered.accept(event);
        quiet.accept(event);
        switch (event.kind()) {
            case RECORD_WRITTEN -> written.get(event.task()).add(event.number());
            case PRE_COMMITTED -> file(event);
            case COMPLETED -> promise(event);
            case ENTRY_RECOVERED -> recover(event);
            case JOB_MANAGER_STARTED -> takeOver(event);
            case COMMIT_ENDED, TRANSACTION_ABORTED -> keep(event);
            case ATTEMPT_STARTED -> rewind(event);
            case JOB_ENDED -> end(event);
            default -> {
                // neither promises nor shows anything
            }
        }
    }

    private void file(TraceEvent event) {
        if (written.get(event.task()).remove(event.number())) {
            filed.get(event.task()).put(event.number(), new Filed(event.checkpoint(), event.order()));
        }
    }

    /** The job begins anew: nobody knows of what was promised, and its records come once more. */
    private void takeOver(TraceEvent event) {
        if ("empty".equals(event.text())) {
            unknown.addAll(promised.keySet());
        }
    }

    /** What the JobManager before took for failed is restored with its transactions. */
    private void recover(TraceEvent event) {
        if (unanswered.contains(event.checkpoint())) {
            promise(event);
        }
    }

    /** A savepoint tells nobody, so that it promises nothing (T-262); one that stops the job does. */
    private void promise(TraceEvent event) {
        long id = event.checkpoint();
        if (kinds.isSavepoint(id) && !kinds.isSynchronous(id)) {
            return;
        }
        for (int task = 0; task < filed.size(); task++) {
            for (Map.Entry<Long, Filed> entry : new TreeMap<>(filed.get(task)).entrySet()) {
                if (entry.getValue().checkpoint() <= id) {
                    filed.get(task).remove(entry.getKey());
                    Filed one = entry.getValue();
                    promised.put(
                            new Key(task, entry.getKey()),
                            new Promise(one.checkpoint(), id, event.timeNanos(), one.order(), event.order()));
                }
            }
        }
    }

    /** Visible, or reported as lost. */
    private void keep(TraceEvent event) {
        if (promised.remove(new Key(event.task(), event.number())) != null) {
            findings.test();
        }
        filed.get(event.task()).remove(event.number());
        written.get(event.task()).remove(event.number());
    }

    private void rewind(TraceEvent event) {
        filed.get(event.task()).values().removeIf(one -> one.checkpoint() > event.checkpoint());
        written.get(event.task()).clear();
    }

    /** A job that has finished commits nothing more; one that has failed may be started again from its checkpoint. */
    private void end(TraceEvent event) {
        if ("FINISHED".equals(event.text())) {
            breachAll(event, true);
        }
        hasJobEnded = true;
        promised.clear();
    }

    private void judge(TraceEvent event) {
        if (promised.isEmpty() || hasJobEnded || quiet.isDisturbed()) {
            return;
        }
        Promise oldest = promised.values().iterator().next();
        if (quiet.isOverdue(event, oldest.sinceNanos())) {
            breachAll(event, false);
        }
    }

    private void breachAll(TraceEvent event, boolean isAtTheEnd) {
        for (Map.Entry<Key, Promise> entry : new LinkedHashMap<>(promised).entrySet()) {
            Promise promise = entry.getValue();
            if (isAtTheEnd || quiet.isOverdue(event, promise.sinceNanos())) {
                promised.remove(entry.getKey());
                findings.test();
                breach(event, entry.getKey(), promise, isAtTheEnd);
            }
        }
    }

    private void breach(TraceEvent event, Key key, Promise promise, boolean isAtTheEnd) {
        String what = "transaction " + key.transaction() + " of " + names.task(key.task()) + " belongs to checkpoint "
                + promise.checkpoint() + covered(promise) + " and is not visible "
                + (isAtTheEnd ? "when the job has finished" : quiet.words());
        if (unknown.remove(key)) {
            String why = what + ", as the job began anew without high availability";
            findings.knownBreach(event, why, "C-222", promise.preCommitOrder(), promise.order(), event.order());
        } else {
            findings.breach(
                    event,
                    what,
                    List.of(),
                    promise.preCommitOrder(),
                    promise.order(),
                    quiet.sinceOrder(),
                    event.order());
        }
    }

    private static String covered(Promise promise) {
        return promise.completed() == promise.checkpoint()
                ? ", which is complete,"
                : ", which the complete checkpoint " + promise.completed() + " covers,";
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(findings.exercised(), "transaction")
                        + " of completed checkpoints became visible in time",
                quiet.settleNanos() == 0
                        ? "settle is 0: nothing is promised within a time"
                        : "no completed checkpoint held a transaction with records",
                null));
    }
}
