package io.github.cleancut.law;

import io.github.cleancut.law.StateReferences.Reference;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * GC-LIVE: what no retained checkpoint needs is deleted within {@code settle}: the metadata and files of a checkpoint that was subsumed or aborted, and the files of an acknowledgement that came too late. Shared
 * files may wait until every retained checkpoint is newer than the last one that named them (C-163). Of files that no acknowledgement has brought to the JobManager nobody knows; they are not judged. Exercised
 * by each such checkpoint and file, once it is deleted or should have been. What Flink itself leaves there is told with its statement: what a lost JobManager owed (C-220, C-222), shared state of recovered
 * checkpoints (C-166), what could not be deleted (C-156), what the store has perhaps (C-134), and what could not be removed from it (C-146).
 */
final class GcLiveLaw implements Law {
    private static final Set<EventKind> WANTED = EnumSet.of(
            EventKind.STATE_WRITTEN,
            EventKind.STATE_REFERRED,
            EventKind.SHARED_STATE_REFERRED,
            EventKind.STATE_DELETED,
            EventKind.STATE_LEFT,
            EventKind.DISCARD_FAILED,
            EventKind.ACK_RECEIVED,
            EventKind.ACK_UNUSED,
            EventKind.CHECKPOINT_PENDING,
            EventKind.PLAN,
            EventKind.COMPLETED,
            EventKind.FAILED,
            EventKind.SUBSUMED,
            EventKind.STORED_UNANSWERED,
            EventKind.NOT_REMOVED,
            EventKind.ENTRY_RECOVERED,
            EventKind.DISCARDED,
            EventKind.JOB_MANAGER_LOST,
            EventKind.JOB_MANAGER_STARTED,
            EventKind.FAULT_STRUCK,
            EventKind.FAULT_LIFTED,
            EventKind.FAULTS_OVER,
            EventKind.TICK,
            EventKind.SETTLED,
            EventKind.JOB_ENDED,
            EventKind.JOB_SUBMITTED,
            EventKind.RUN_ENDED);

    /**
     * Something that is to be deleted.
     *
     * @param known the statement by which Flink does not, or null
     */
    private record Debt(
            String what,
            long sinceNanos,
            long order,
            @Nullable String known) {
        Debt explainedBy(String statement) {
            return known == null ? new Debt(what, sinceNanos, order, statement) : this;
        }
    }

    /** A shared file that nobody needs, with the last checkpoint that named it. */
    private record Waiting(
            String what, long lastUser, @Nullable String known) {
        Waiting explainedBy(String statement) {
            return known == null ? new Waiting(what, lastUser, statement) : this;
        }
    }

    private static final String CLAIM = "CLAIM";
    private static final String IGNORED = "IGNORED";

    private final List<Fault> faults;
    private final QuietTime quiet;
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final StateReferences references = new StateReferences();
    private final Findings findings = new Findings("GC-LIVE", "");
    private final SortedSet<Long> pending = new TreeSet<>();
    private final SortedSet<Long> retained = new TreeSet<>();

    /** What is to be deleted, by its name, longest first. */
    private final Map<String, Debt> debts = new LinkedHashMap<>();

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private final Job job = new Job();

    /** What is known of the job that runs. */
    private static final class Job {
        /** Shared files that were written for checkpoints up to this one are not the JobManager's to delete (C-165, C-166). */
        private long notClaimedUpTo;

        private boolean isClaimed;

        /** What is not deleted when the job has ended and nothing is under way any more stays there for ever. */
        private boolean hasEnded;
    }

    /** When the store last failed in a way that leaves open whether the checkpoint is in it. */
    private long perhapsStoredNanos = -1;

    GcLiveLaw(Scenario scenario) {
        faults = scenario.events().faults();
        quiet = new QuietTime(scenario);
    }

    @Override
    public String name() {
        return "GC-LIVE";
    }

    @Override
    public boolean wants(EventKind kind) {
        return WANTED.contains(kind);
    }

    @Override
    public void accept(TraceEvent event) {
        if (quiet.settleNanos() == 0 || !wants(event.kind())) {
            return;
        }
        judge(event);
        kinds.accept(event);
        quiet.accept(event);
        references.accept(event);
        switch (event.kind()) {
            case FAULT_STRUCK -> perhapsStore(event);
            case PLAN -> pending.add(event.checkpoint());
            case ACK_RECEIVED -> need(event);
            case ACK_UNUSED -> {
                if (IGNORED.equals(event.text())) {
                    ignore(event);
                } else {
                    drop(event);
                }
            }
            case COMPLETED -> retain(event);
            case FAILED -> abort(event);
            case SUBSUMED -> subsume(event);
            case STORED_UNANSWERED -> references.setAside(event.checkpoint());
            case NOT_REMOVED -> giveUp(event);
            case ENTRY_RECOVERED -> recover(event);
            case DISCARDED -> pay(nameOf(event.checkpoint()));
            case STATE_DELETED -> pay(event.requireText());
            case STATE_LEFT -> explain(event.requireText(), "C-156");
            case DISCARD_FAILED -> explain(nameOf(event.checkpoint()), "C-156");
            case JOB_MANAGER_LOST -> lose(event);
            case JOB_MANAGER_STARTED -> takeOver(event);
            case JOB_ENDED -> endJob();
            case JOB_SUBMITTED -> startAnew(event);
            default -> {
                // makes nothing superfluous and deletes nothing
            }
        }
    }

    private static String nameOf(long checkpoint) {
        return "checkpoint " + checkpoint;
    }

    private void explain(String name, String statement) {
        debts.computeIfPresent(name, (same, debt) -> debt.explainedBy(statement));
        waiting.computeIfPresent(name, (same, file) -> file.explainedBy(statement));
    }

    /** What the JobManager was about to delete, and what its pending checkpoints have brought, the next one knows nothing of (C-220). */
    private void lose(TraceEvent event) {
        List.copyOf(pending).forEach(id -> leave(id, event, "since checkpoint " + id + " was forgotten"));
        pending.clear();
        explainAll("C-220");
    }

    private void explainAll(String statement) {
        debts.replaceAll((name, debt) -> debt.explainedBy(statement));
        waiting.replaceAll((name, file) -> file.explainedBy(statement));
    }

    /** With high availability the new JobManager finds the store, and takes what shared state it has for another's (C-166); else it finds nothing (C-222). */
    private void takeOver(TraceEvent event) {
        if ("empty".equals(event.text())) {
            List.copyOf(retained).forEach(id -> subsume(id, event, "is not known to the new JobManager"));
            references.startAnew(0);
            explainAll("C-222");
        } else if (!job.isClaimed && !retained.isEmpty()) {
            job.notClaimedUpTo = Math.max(job.notClaimedUpTo, retained.last());
        }
    }

    /** What the retention leaves there when the job ends belongs to its user from here on, and its shared files with it. */
    private void endJob() {
        job.hasEnded = true;
        retained.clear();
        waiting.clear();
    }

    /** Another job begins, from a snapshot that is its own only if it has claimed it (C-225 to C-227). */
    private void startAnew(TraceEvent event) {
        job.hasEnded = false;
        references.startAnew(event.checkpoint());
        pending.clear();
        retained.clear();
        job.isClaimed = CLAIM.equals(event.text());
        if (job.isClaimed) {
            retained.add(event.checkpoint());
        } else {
            job.notClaimedUpTo = event.checkpoint();
        }
    }

    private void owe(String name, Debt debt) {
        debts.putIfAbsent(name, debt);
    }

    private static Debt debt(String what, TraceEvent since, @Nullable String known) {
        return new Debt(what, since.timeNanos(), since.order(), known);
    }

    private void pay(String name) {
        if (debts.remove(name) != null) {
            findings.test();
        }
        waiting.remove(name);
    }

    private void need(TraceEvent event) {
        for (Reference reference : references.namedBy(event)) {
            debts.remove(reference.name());
            waiting.remove(reference.name());
        }
    }

    private void retain(TraceEvent event) {
        pending.remove(event.checkpoint());
        if (!kinds.isSavepoint(event.checkpoint())) {
            retained.add(event.checkpoint());
        }
        release(event);
    }

    private void abort(TraceEvent event) {
        if (pending.remove(event.checkpoint())) {
            String name = nameOf(event.checkpoint());
            List<Reference> its = references.of(event.checkpoint());
            owe(name, debt(name + " has failed and", event, null));
            leave(event.checkpoint(), event, "since " + name + " has failed");
            if (event.timeNanos() == perhapsStoredNanos && "FINALIZE_CHECKPOINT_FAILURE".equals(event.text())) {
                explain(name, "C-134");
                its.forEach(reference -> explain(reference.name(), "C-134"));
            }
        }
    }

    /** A store that fails without saying whether it has the checkpoint: Flink keeps the files, as they might be needed (C-134). */
    private void perhapsStore(TraceEvent event) {
        if (Stillness.verbOf(faults, event) instanceof Fault.Verb.Fail fail
                && fail.step() == Fault.Step.STORE
                && !fail.io()) {
            perhapsStoredNanos = event.timeNanos();
        }
    }

    /** What could not be removed from the store is neither listed nor discarded (C-146). */
    private void giveUp(TraceEvent event) {
        long id = event.checkpoint();
        List<Reference> its = references.of(id);
        references.setAside(id);
        subsume(id, event, "could not be removed from the store");
        explain(nameOf(id), "C-146");
        its.forEach(reference -> explain(reference.name(), "C-146"));
        release(event);
    }

    /** A new JobManager finds in the store what the one before took for failed or for gone, and knows of it again. */
    private void recover(TraceEvent event) {
        if (!references.isSetAside(event.checkpoint())) {
            return;
        }
        debts.remove(nameOf(event.checkpoint()));
        retained.add(event.checkpoint());
        for (Reference reference : references.recover(event.checkpoint())) {
            debts.remove(reference.name());
            waiting.remove(reference.name());
        }
    }

    private void subsume(TraceEvent event) {
        subsume(event.checkpoint(), event, "has been subsumed");
        release(event);
    }

    private void subsume(long checkpoint, TraceEvent event, String why) {
        if (retained.remove(checkpoint)) {
            String name = nameOf(checkpoint);
            owe(name, debt(name + " " + why + " and", event, null));
            leave(checkpoint, event, "since " + name + " " + why);
        }
    }

    /** A checkpoint does not need its files any more. */
    private void leave(long checkpoint, TraceEvent event, String since) {
        List<Reference> its = references.of(checkpoint);
        references.drop(checkpoint);
        its.forEach(reference -> leave(reference, checkpoint, event, since));
    }

    /** An acknowledgement that comes after the shutdown is ignored, with what it brings (C-007). */
    private void ignore(TraceEvent event) {
        drop(event);
        references.namedBy(event).forEach(reference -> explain(reference.name(), "C-007"));
    }

    /** An acknowledgement that is not booked: what it names is of no use, unless a checkpoint has it already. */
    private void drop(TraceEvent event) {
        String since = "since it came too late for checkpoint " + event.checkpoint();
        references.namedBy(event).forEach(reference -> leave(reference, event.checkpoint(), event, since));
    }

    private void leave(Reference reference, long checkpoint, TraceEvent event, String since) {
        String name = reference.name();
        boolean isThere = references.digestOf(name) != StateReferences.MISSING;
        if (!isThere || !references.usersOf(name).isEmpty()) {
            return;
        }
        String what = name + ", which nobody needs " + since + ",";
        if (reference.isShared()) {
            waiting.put(name, new Waiting(what, checkpoint, null));
        } else {
            owe(name, debt(what, event, null));
        }
    }

    /** Shared files are due when all that is retained is newer than what named them last. */
    private void release(TraceEvent event) {
        long oldest = retained.isEmpty() ? 0 : retained.first();
        waiting.entrySet().removeIf(entry -> {
            boolean isDue = entry.getValue().lastUser() < oldest;
            if (isDue) {
                boolean isForeign = references.creatorOf(entry.getKey()) <= job.notClaimedUpTo;
                Waiting file = isForeign ? entry.getValue().explainedBy("C-166") : entry.getValue();
                owe(entry.getKey(), debt(file.what(), event, file.known()));
            }
            return isDue;
        });
    }

    private void judge(TraceEvent event) {
        while (!debts.isEmpty() && !quiet.isDisturbed()) {
            Map.Entry<String, Debt> oldest = debts.entrySet().iterator().next();
            Debt debt = oldest.getValue();
            boolean isTooLate = job.hasEnded && event.kind() == EventKind.RUN_ENDED;
            if (!isTooLate && !quiet.isOverdue(event, debt.sinceNanos())) {
                return;
            }
            debts.remove(oldest.getKey());
            findings.test();
            String when = isTooLate ? "when the job has ended and nothing is under way" : quiet.words();
            String what = debt.what() + " is not deleted " + when;
            if (debt.known() == null) {
                findings.breach(event, what, List.of(), debt.order(), quiet.sinceOrder(), event.order());
            } else {
                findings.knownBreach(event, what, debt.known(), debt.order(), quiet.sinceOrder(), event.order());
            }
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                "what nobody needed any more was deleted in time, " + Findings.count(findings.exercised(), "time"),
                quiet.settleNanos() == 0
                        ? "settle is 0: nothing is promised within a time"
                        : "nothing became superfluous that was or should have been deleted",
                null));
    }
}
