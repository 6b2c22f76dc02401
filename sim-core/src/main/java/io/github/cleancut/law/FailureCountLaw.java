package io.github.cleancut.law;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * FAIL-COUNT: the job fails because of checkpoints if and only if more failures in a row count than are tolerable. A checkpoint counts once, if its reason counts and nothing newer has succeeded (C-170 to
 * C-176); what fails is the whole job, at once (C-180). The declines of a stop-with-savepoint stand apart (C-178), and so do those of a task that may have ended meanwhile (C-180). Exercised by each failure that
 * counts.
 */
final class FailureCountLaw implements Law {
    private static final List<String> COUNTING = List.of(
            "IO_EXCEPTION",
            "CHECKPOINT_ASYNC_EXCEPTION",
            "CHECKPOINT_DECLINED",
            "CHECKPOINT_EXPIRED",
            "FINALIZE_CHECKPOINT_FAILURE");
    private static final long WITHOUT_ID = -1;

    private final int tolerable;
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final Findings findings = new Findings("FAIL-COUNT", "");
    private final SortedSet<Long> counted = new TreeSet<>();

    /** Failures in a row, by their places in the trace. */
    private List<Long> inARow = new ArrayList<>();

    /** The failure because of which the job fails now. */
    private @Nullable TraceEvent due;

    /** Whether it must; else it may. */
    private boolean mustFail;

    private @Nullable TraceEvent lastReport;

    /** Whether that one would count, had it not been reported before. */
    private boolean isRepeated;

    private long newestSuccess = WITHOUT_ID;
    private long declined = WITHOUT_ID;

    /** Whether tasks may be ending: then it is not sure whether a decline still counts for the job (C-180). */
    private boolean isEnding;

    FailureCountLaw(Scenario scenario) {
        tolerable = scenario.flink().checkpointing().tolerableFailures();
    }

    @Override
    public String name() {
        return "FAIL-COUNT";
    }

    @Override
    public void accept(TraceEvent event) {
        judge(event);
        kinds.accept(event);
        switch (event.kind()) {
            case FAILURE_REPORTED -> report(event);
            case DECLINE_RECEIVED -> declined = event.checkpoint();
            case COMPLETED -> succeed(event);
            case JOB_FAILURE -> {
                fail(event);
                isEnding = true;
            }
            case ACTION_TAKEN -> isEnding |= event.requireText().startsWith("Cancel");
            case JOB_RUNNING -> isEnding = false;
            case JOB_RESTARTING -> isEnding = true;
            case TASK_ENDED -> isEnding |= !"FINISHED".equals(event.text());
            case JOB_ENDED -> due = null;
            default -> {
                // concerns no failure
            }
        }
    }

    private void succeed(TraceEvent event) {
        if (event.checkpoint() > newestSuccess) {
            newestSuccess = event.checkpoint();
            inARow = new ArrayList<>();
        }
    }

    private void report(TraceEvent event) {
        lastReport = event;
        if (!counts(event)) {
            return;
        }
        counted.add(event.checkpoint());
        findings.test();
        inARow.add(event.order());
        if (inARow.size() > tolerable) {
            due = event;
            mustFail = declined != event.checkpoint() || !isEnding;
        }
    }

    private boolean counts(TraceEvent event) {
        long id = event.checkpoint();
        boolean isCountable = tolerable != Integer.MAX_VALUE
                && (id == WITHOUT_ID || id > newestSuccess)
                && COUNTING.contains(event.requireText())
                && !isApart(event);
        isRepeated = isCountable && id != WITHOUT_ID && counted.contains(id);
        return isCountable && !isRepeated;
    }

    /** A savepoint fails for itself unless a task has declined it (C-177); a decline of a stop-with-savepoint fails the job whatever the reason (C-178). */
    private boolean isApart(TraceEvent event) {
        long id = event.checkpoint();
        boolean isTold = declined == id && !"IO_EXCEPTION".equals(event.text());
        return kinds.isSynchronous(id) || (kinds.isSavepoint(id) && !isTold);
    }

    /** The job fails in the same moment. */
    private void judge(TraceEvent event) {
        TraceEvent failure = due;
        if (failure == null || event.timeNanos() == failure.timeNanos()) {
            return;
        }
        if (mustFail) {
            findings.breach(
                    failure,
                    "the job goes on after " + Findings.count(inARow.size(), "countable failure")
                            + " in a row, the last one " + nameOf(failure) + ": " + tolerable
                            + " are tolerable (C-174)",
                    List.of(),
                    orders());
        }
        clear();
    }

    private void fail(TraceEvent event) {
        if (!event.requireText().startsWith("too many failed checkpoints")) {
            return;
        }
        TraceEvent last = lastReport;
        if (due == null && last != null && isRepeated) {
            String what = "the job fails once more because of checkpoints: " + nameOf(last)
                    + " was reported twice and counted twice";
            findings.knownBreach(event, what, "C-109", orders(event.order()));
        } else if (due == null) {
            findings.breach(event, wrongWith(), List.of(), orders(event.order()));
        }
        clear();
    }

    private String wrongWith() {
        TraceEvent last = lastReport;
        String start = "the job fails because of checkpoints";
        if (last == null) {
            return start + ", and none has failed";
        }
        return start + " after " + Findings.count(inARow.size(), "countable failure") + " in a row, the last report "
                + nameOf(last) + ": " + tolerable + " are tolerable (C-174)";
    }

    private void clear() {
        due = null;
        inARow = new ArrayList<>();
    }

    private long[] orders(long... more) {
        long last = lastReport == null ? -1 : lastReport.order();
        List<Long> all = new ArrayList<>(inARow);
        if (!all.contains(last)) {
            all.add(last);
        }
        for (long order : more) {
            all.add(order);
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private static String nameOf(TraceEvent failure) {
        String what = failure.checkpoint() == WITHOUT_ID ? "a request" : "checkpoint " + failure.checkpoint();
        return what + " with " + failure.text();
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(findings.exercised(), "countable failure") + ", " + tolerable
                        + " in a row are tolerable",
                "no checkpoint failed in a way that counts",
                null));
    }
}
