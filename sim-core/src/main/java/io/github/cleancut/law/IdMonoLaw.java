package io.github.cleancut.law;

import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;

/** ID-MONO: each checkpoint has an id above all before it (C-020, C-026). Exercised by each id after the first. */
final class IdMonoLaw implements Law {
    private static final long NONE = -1;

    private final Findings findings = new Findings("ID-MONO", "");
    private long newest = NONE;
    private long newestOrder = NONE;

    /** A JobManager without high availability has begun after the newest id was given (C-028). */
    private boolean isCounterForgotten;

    /** How often a user has started the job from a snapshot, from whose id the counter goes on. */
    private int starts;

    private long ids;

    @Override
    public String name() {
        return "ID-MONO";
    }

    @Override
    public void accept(TraceEvent event) {
        if (event.kind() == EventKind.JOB_MANAGER_STARTED) {
            isCounterForgotten |= "empty".equals(event.text());
        }
        if (event.kind() == EventKind.JOB_SUBMITTED) {
            newest = event.checkpoint();
            newestOrder = event.order();
            starts++;
        }
        if (event.kind() != EventKind.CHECKPOINT_PENDING) {
            return;
        }
        ids++;
        if (newest != NONE) {
            findings.test();
        }
        if (newest != NONE && event.checkpoint() <= newest) {
            breach(event);
        }
        if (event.checkpoint() > newest) {
            newest = event.checkpoint();
            newestOrder = event.order();
        }
    }

    private void breach(TraceEvent event) {
        if (isCounterForgotten) {
            String what = "checkpoint " + event.checkpoint() + " begins in a new JobManager, although checkpoint "
                    + newest + " had begun in the one before";
            findings.knownBreach(event, what, "C-028", newestOrder, event.order());
        } else {
            findings.breach(event, wrongWith(event.checkpoint()), List.of(), newestOrder, event.order());
        }
    }

    private String wrongWith(long checkpoint) {
        return "checkpoint " + checkpoint + " begins, although "
                + (checkpoint == newest ? "there was one of this id before" : "checkpoint " + newest + " had begun")
                + ": ids are never given out again (C-026)";
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(ids, "id") + ", each above all before it" + sinceStarts(),
                "fewer than two checkpoints began",
                null));
    }

    private String sinceStarts() {
        return starts == 0
                ? ""
                : " since the newest start of the job, and above the snapshot that it was started from ("
                        + Findings.count(starts, "start") + " by the user)";
    }
}
