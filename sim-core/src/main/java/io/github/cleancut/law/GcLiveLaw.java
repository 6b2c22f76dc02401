package io.github.cleancut.law;

import io.github.cleancut.law.StateReferences.Reference;
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

/**
 * GC-LIVE: what no retained checkpoint needs is deleted within {@code settle}: the metadata and files of a checkpoint that was subsumed or aborted, and the files of an acknowledgement that came too late. Shared
 * files may wait until every retained checkpoint is newer than the last one that named them (C-163). Of files that no acknowledgement has brought to the JobManager nobody knows; they are not judged. Exercised
 * by each such checkpoint and file, once it is deleted or should have been.
 */
final class GcLiveLaw implements Law {
    private static final Set<EventKind> WANTED = EnumSet.of(
            EventKind.STATE_WRITTEN,
            EventKind.STATE_REFERRED,
            EventKind.SHARED_STATE_REFERRED,
            EventKind.STATE_DELETED,
            EventKind.ACK_RECEIVED,
            EventKind.ACK_UNUSED,
            EventKind.CHECKPOINT_PENDING,
            EventKind.PLAN,
            EventKind.COMPLETED,
            EventKind.FAILED,
            EventKind.SUBSUMED,
            EventKind.DISCARDED,
            EventKind.JOB_MANAGER_LOST,
            EventKind.JOB_MANAGER_STARTED,
            EventKind.FAULT_STRUCK,
            EventKind.FAULT_LIFTED,
            EventKind.FAULTS_OVER,
            EventKind.TICK,
            EventKind.SETTLED,
            EventKind.JOB_ENDED,
            EventKind.RUN_ENDED);

    /** Something that is to be deleted. */
    private record Debt(String what, long sinceNanos, long order) {}

    /** A shared file that nobody needs, with the last checkpoint that named it. */
    private record Waiting(String what, long lastUser, long order) {}

    private final QuietTime quiet;
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final StateReferences references = new StateReferences();
    private final Findings findings = new Findings("GC-LIVE", "");
    private final SortedSet<Long> pending = new TreeSet<>();
    private final SortedSet<Long> retained = new TreeSet<>();

    /** What is to be deleted, by its name, longest first. */
    private final Map<String, Debt> debts = new LinkedHashMap<>();

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private boolean hasJobEnded;

    GcLiveLaw(Scenario scenario) {
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
        if (quiet.settleNanos() == 0 || hasJobEnded || !wants(event.kind())) {
            return;
        }
        judge(event);
        kinds.accept(event);
        quiet.accept(event);
        references.accept(event);
        switch (event.kind()) {
            case PLAN -> pending.add(event.checkpoint());
            case ACK_RECEIVED -> need(event);
            case ACK_UNUSED -> drop(event);
            case COMPLETED -> retain(event);
            case FAILED -> abort(event);
            case SUBSUMED -> subsume(event);
            case DISCARDED -> pay(nameOf(event.checkpoint()));
            case STATE_DELETED -> pay(event.requireText());
            case JOB_MANAGER_LOST -> forget();
            case JOB_ENDED -> hasJobEnded = true;
            default -> {
                // makes nothing superfluous and deletes nothing
            }
        }
    }

    private static String nameOf(long checkpoint) {
        return "checkpoint " + checkpoint;
    }

    /** A new JobManager knows nothing of what the one before was about to delete (C-220). */
    private void forget() {
        debts.clear();
        waiting.clear();
        pending.clear();
    }

    private void owe(String name, String what, TraceEvent since) {
        debts.putIfAbsent(name, new Debt(what, since.timeNanos(), since.order()));
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
            owe(nameOf(event.checkpoint()), nameOf(event.checkpoint()) + " has failed and", event);
            leave(event, "since checkpoint " + event.checkpoint() + " has failed");
        }
    }

    private void subsume(TraceEvent event) {
        if (retained.remove(event.checkpoint())) {
            owe(nameOf(event.checkpoint()), nameOf(event.checkpoint()) + " has been subsumed and", event);
            leave(event, "since checkpoint " + event.checkpoint() + " has been subsumed");
        }
        release(event);
    }

    /** A checkpoint does not need its files any more. */
    private void leave(TraceEvent event, String since) {
        List<Reference> its = references.of(event.checkpoint());
        references.drop(event.checkpoint());
        its.forEach(reference -> leave(reference, event, since));
    }

    /** An acknowledgement that is not booked: what it names is of no use, unless a checkpoint has it already. */
    private void drop(TraceEvent event) {
        String since = "since it came too late for checkpoint " + event.checkpoint();
        references.namedBy(event).forEach(reference -> leave(reference, event, since));
    }

    private void leave(Reference reference, TraceEvent event, String since) {
        String name = reference.name();
        boolean isThere = references.digestOf(name) != StateReferences.MISSING;
        if (!isThere || !references.usersOf(name).isEmpty()) {
            return;
        }
        String what = name + ", which nobody needs " + since + ",";
        if (reference.isShared()) {
            waiting.put(name, new Waiting(what, event.checkpoint(), event.order()));
        } else {
            owe(name, what, event);
        }
    }

    /** Shared files are due when all that is retained is newer than what named them last. */
    private void release(TraceEvent event) {
        long oldest = retained.isEmpty() ? 0 : retained.first();
        waiting.entrySet().removeIf(entry -> {
            boolean isDue = entry.getValue().lastUser() < oldest;
            if (isDue) {
                owe(entry.getKey(), entry.getValue().what(), event);
            }
            return isDue;
        });
    }

    private void judge(TraceEvent event) {
        while (!debts.isEmpty() && !quiet.isDisturbed()) {
            Map.Entry<String, Debt> oldest = debts.entrySet().iterator().next();
            Debt debt = oldest.getValue();
            if (event.timeNanos() <= quiet.deadlineNanos(debt.sinceNanos())) {
                return;
            }
            debts.remove(oldest.getKey());
            findings.test();
            String what = debt.what() + " is not deleted " + quiet.words();
            findings.breach(event, what, List.of(), debt.order(), quiet.sinceOrder(), event.order());
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
