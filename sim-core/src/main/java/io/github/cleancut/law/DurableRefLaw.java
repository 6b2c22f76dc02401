package io.github.cleancut.law;

import io.github.cleancut.law.StateReferences.Reference;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * DURABLE-REF: whatever a retained checkpoint refers to exists and is what was written. A checkpoint is retained from its completion until it is subsumed or the job ends, after that as externalized-checkpoint-retention says (C-152); a savepoint, and a snapshot that a job was
 * started from and does not own (C-226), for ever. Exercised by each file and each
 * checkpoint that is discarded, by each checkpoint that is restored, and by each file that is read for it, as every file must be that a restored subtask's part of its checkpoint refers to.
 */
final class DurableRefLaw implements Law {
    private static final Set<EventKind> WANTED = EnumSet.of(
            EventKind.STATE_WRITTEN,
            EventKind.STATE_REFERRED,
            EventKind.SHARED_STATE_REFERRED,
            EventKind.STATE_READ,
            EventKind.STATE_DELETED,
            EventKind.ACK_RECEIVED,
            EventKind.ACK_UNUSED,
            EventKind.COMPLETED,
            EventKind.FAILED,
            EventKind.STORED_UNANSWERED,
            EventKind.NOT_REMOVED,
            EventKind.ENTRY_RECOVERED,
            EventKind.SUBSUMED,
            EventKind.DISCARDED,
            EventKind.RESTORE_STARTED,
            EventKind.CHECKPOINT_PENDING,
            EventKind.ATTEMPT_STARTED,
            EventKind.TASK_RUNNING,
            EventKind.JOB_SUBMITTED,
            EventKind.JOB_ENDED);

    /** The checkpoint does not refer to the file at all: another job wrote it. */
    private static final long UNKNOWN = -2;

    private final TopologyNames names;
    private final StateReferences references = new StateReferences();
    private final Findings findings = new Findings("DURABLE-REF", "");

    /** Retained checkpoints, with the place of their completion. */
    private final SortedMap<Long, Long> retained = new TreeMap<>();

    /** What could not be removed from the store: at the end of its job its shared files go all the same (C-146, C-150). */
    private final SortedSet<Long> notRemoved = new TreeSet<>();

    private final SortedSet<Long> discarded = new TreeSet<>();

    /** Acknowledgements that came once more after the completion of a retained checkpoint, by its id. */
    private final SortedMap<Long, Long> repeated = new TreeMap<>();

    /** Files of retained checkpoints that were deleted because of one (C-117). */
    private final SortedSet<String> deletedByRepetition = new TreeSet<>();

    private final CheckpointLives lives = new CheckpointLives();
    private final UnansweredCheckpoints unanswered = new UnansweredCheckpoints();
    private final SnapshotOwners owners;
    private final Restores restores;

    DurableRefLaw(Topology topology, CheckpointConfig.Retention retention) {
        names = new TopologyNames(topology);
        owners = new SnapshotOwners(retention);
        restores = new Restores(topology);
    }

    @Override
    public String name() {
        return "DURABLE-REF";
    }

    @Override
    public boolean wants(EventKind kind) {
        return WANTED.contains(kind);
    }

    @Override
    public void accept(TraceEvent told) {
        TraceEvent event = lives.apart(told);
        unanswered.accept(event);
        switch (event.kind()) {
            case STATE_WRITTEN -> judgeWriting(event);
            case STATE_DELETED -> judgeDeletion(event);
            case STATE_READ -> judgeReading(event);
            case RESTORE_STARTED -> judgeRestore(event);
            case COMPLETED -> complete(event);
            case DISCARDED -> judgeDiscard(event);
            case ACK_UNUSED -> repeat(event);
            case CHECKPOINT_PENDING -> owners.begin(event);
            case ATTEMPT_STARTED -> restores.begin(event, references.of(event.checkpoint()));
            case TASK_RUNNING -> judgeStart(event);
            case JOB_SUBMITTED -> start(event);
            case JOB_ENDED -> endJob(event);
            case SUBSUMED -> {
                if (owners.isOwned(event.checkpoint())) {
                    release(event.checkpoint());
                }
            }
            case FAILED -> fail(event.checkpoint());
            case NOT_REMOVED -> leaveOver(event);
            case ENTRY_RECOVERED -> recover(event);
            default -> {
                // only the references change
            }
        }
        references.accept(event);
    }

    private static String nameOf(long checkpoint) {
        return "checkpoint " + CheckpointLives.idOf(checkpoint);
    }

    private void release(long checkpoint) {
        retained.remove(checkpoint);
        references.drop(checkpoint);
    }

    private void fail(long checkpoint) {
        if (!unanswered.contains(checkpoint)) {
            release(checkpoint);
        }
    }

    private void leaveOver(TraceEvent event) {
        retained.remove(event.checkpoint());
        notRemoved.add(event.checkpoint());
    }

    /** What a JobManager finds in the store is retained from here on; the one before may have known nothing of it (C-134, C-146). */
    private void recover(TraceEvent event) {
        retained.putIfAbsent(event.checkpoint(), event.order());
        if (discarded.contains(event.checkpoint())) {
            String what = "the store has " + nameOf(event.checkpoint()) + ", which has been discarded";
            findings.breach(event, what, List.of(), event.order());
        }
    }

    private void start(TraceEvent event) {
        if (owners.start(event)) {
            giveUpOthers(event.checkpoint());
        }
    }

    /** Whoever claims a checkpoint claims the files that it shares with older ones of the job before, which can not be relied upon any more (C-225). */
    private void giveUpOthers(long claimedId) {
        for (long checkpoint : List.copyOf(retained.keySet())) {
            if (checkpoint != claimedId && !owners.isSavepoint(checkpoint)) {
                release(checkpoint);
            }
        }
    }

    private void endJob(TraceEvent event) {
        owners.end(event);
        for (long checkpoint : List.copyOf(retained.keySet())) {
            releaseAtEnd(checkpoint);
        }
    }

    private void releaseAtEnd(long checkpoint) {
        if (owners.isGoneWithTheJob(checkpoint)) {
            release(checkpoint);
        }
    }

    private void repeat(TraceEvent event) {
        if (retained.containsKey(event.checkpoint())) {
            repeated.put(event.checkpoint(), event.order());
        }
    }

    /** The newest retained checkpoint that refers to a file, or 0. */
    private long retainedUserOf(String file) {
        long newest = 0;
        for (long user : references.usersOf(file)) {
            newest = retained.containsKey(user) ? user : newest;
        }
        return newest;
    }

    private long completionOf(long checkpoint) {
        return retained.getOrDefault(checkpoint, -1L);
    }

    private void complete(TraceEvent event) {
        retained.put(event.checkpoint(), event.order());
        for (Reference reference : references.of(event.checkpoint())) {
            if (references.digestOf(reference.name()) != reference.digest() || isMissing(reference.digest())) {
                String what = nameOf(event.checkpoint()) + " completes and refers to " + reference.name()
                        + ", which is not there";
                findings.breach(event, what, List.of(), event.order());
            }
        }
        releaseAtEnd(event.checkpoint());
    }

    private static boolean isMissing(long digest) {
        return digest == StateReferences.MISSING;
    }

    private void judgeWriting(TraceEvent event) {
        String file = event.requireText();
        long user = retainedUserOf(file);
        if (user > 0 && references.digestOf(file) != event.number()) {
            String what = names.task(event.task()) + " overwrites " + refersTo(user, file);
            findings.breach(event, what, List.of(), completionOf(user), event.order());
        }
    }

    private static String refersTo(long checkpoint, String file) {
        return file + ", to which the retained " + nameOf(checkpoint) + " refers";
    }

    private void judgeDeletion(TraceEvent event) {
        findings.test();
        String file = event.requireText();
        long user = retainedUserOf(file);
        if (user == 0) {
            return;
        }
        String what = refersTo(user, file) + ", is deleted";
        long repetition = repeated.getOrDefault(event.checkpoint(), -1L);
        if (repetition >= 0) {
            deletedByRepetition.add(file);
            String why = what + ", because an acknowledgement of " + nameOf(event.checkpoint()) + " came once more";
            findings.knownBreach(event, why, "C-117", completionOf(user), repetition, event.order());
        } else {
            findings.breach(event, what, List.of(), completionOf(user), event.order());
        }
    }

    private void judgeDiscard(TraceEvent event) {
        findings.test();
        discarded.add(event.checkpoint());
        if (retained.containsKey(event.checkpoint())) {
            String what = "the retained " + nameOf(event.checkpoint()) + " is discarded";
            findings.breach(event, what, List.of(), completionOf(event.checkpoint()), event.order());
        }
    }

    private void judgeRestore(TraceEvent event) {
        if (event.checkpoint() == 0) {
            return;
        }
        findings.test();
        if (discarded.contains(event.checkpoint())) {
            String what = "the job goes back to " + nameOf(event.checkpoint()) + ", which has been discarded";
            findings.breach(event, what, List.of(), event.order());
        }
    }

    /** A file that is not there keeps an attempt from running; one that it has not asked for does not. */
    private void judgeStart(TraceEvent event) {
        for (String file : restores.missedBy(event)) {
            findings.test();
            String what = names.task(event.task()) + " runs and has not read " + file
                    + ", to which the checkpoint refers that it is restored from";
            findings.breach(event, what, List.of(), event.order());
        }
    }

    private void judgeReading(TraceEvent event) {
        findings.test();
        restores.read(event);
        String file = event.requireText();
        long written = UNKNOWN;
        for (Reference reference : references.of(event.checkpoint())) {
            written = reference.name().equals(file) ? reference.digest() : written;
        }
        String start = names.task(event.task()) + " is restored from " + nameOf(event.checkpoint());
        if (isMissing(event.number()) && notRemoved.contains(event.checkpoint())) {
            String why = start + ", which its job did not retain, and does not find " + file;
            findings.knownBreach(event, why, "C-146", event.order());
        } else if (isMissing(event.number()) && deletedByRepetition.contains(file)) {
            findings.knownBreach(event, start + " and does not find " + file, "C-117", event.order());
        } else if (isMissing(event.number())) {
            findings.breach(event, start + " and does not find " + file, List.of(), event.order());
        } else if (written != UNKNOWN && written != event.number()) {
            String what = start + ", and " + file + " is not what was written";
            findings.breach(event, what, List.of(), event.order());
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                findings.exercised() + " discards and reads, and what is retained was there",
                "nothing was discarded and nothing restored",
                null));
    }
}
