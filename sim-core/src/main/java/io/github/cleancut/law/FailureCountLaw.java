package io.github.cleancut.law;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    /** Failures in a row that count. */
    private static final class Row {
        private final List<Long> orders = new ArrayList<>();
        private final SortedSet<Long> ids = new TreeSet<>();

        /** Reports that count a checkpoint of an earlier row once more (C-109). */
        private int repeated;

        int size() {
            return orders.size();
        }

        int counted() {
            return orders.size() + repeated;
        }

        /** What the job did not fail for goes on counting. */
        void goOn(Row before) {
            orders.addAll(0, before.orders);
            ids.addAll(before.ids);
            repeated += before.repeated;
        }
    }

    /**
     * A row that is too long.
     *
     * @param row it
     * @param failure the last report
     * @param mustFail whether the job must fail; else it may
     */
    private record Due(Row row, TraceEvent failure, boolean mustFail) {}

    private final int tolerable;
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final Findings findings = new Findings("FAIL-COUNT", "");
    private final SortedSet<Long> counted = new TreeSet<>();
    private Row row = new Row();

    /** The job fails now, for each of these; two checkpoints of one moment are two failures where none is tolerable. */
    private final Deque<Due> due = new ArrayDeque<>();

    /** Whether it has failed in the moment of the first one that is due: then the others need not fail it again. */
    private boolean hasFailed;

    /** The job fails now, only because a checkpoint was counted twice; Flink counts from 0 after it (C-109). */
    private @Nullable Due tooSoon;

    private @Nullable TraceEvent lastReport;
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
            case JOB_ENDED -> hasFailed = true;
            case JOB_MANAGER_LOST, JOB_SUBMITTED -> forget();
            default -> {
                // concerns no failure
            }
        }
    }

    /** Counter, counted ids and the newest success go with a JobManager (C-220). */
    private void forget() {
        row = new Row();
        counted.clear();
        due.clear();
        tooSoon = null;
        newestSuccess = WITHOUT_ID;
        declined = WITHOUT_ID;
    }

    private void succeed(TraceEvent event) {
        if (event.checkpoint() > newestSuccess) {
            newestSuccess = event.checkpoint();
            row = new Row();
        }
    }

    private void report(TraceEvent event) {
        lastReport = event;
        long id = event.checkpoint();
        if (!isCountable(event)) {
            return;
        }
        if (id != WITHOUT_ID && !counted.add(id)) {
            row.repeated += row.ids.add(id) ? 1 : 0;
        } else {
            findings.test();
            row.orders.add(event.order());
            row.ids.add(id);
        }
        compare(event);
    }

    private void compare(TraceEvent event) {
        if (row.size() > tolerable) {
            hasFailed &= !due.isEmpty();
            due.addLast(new Due(row, event, declined != event.checkpoint() || !isEnding));
            row = new Row();
        } else if (row.counted() > tolerable && tooSoon == null) {
            tooSoon = new Due(row, event, false);
            row = new Row();
        }
    }

    private boolean isCountable(TraceEvent event) {
        long id = event.checkpoint();
        return tolerable != Integer.MAX_VALUE
                && (id == WITHOUT_ID || id > newestSuccess)
                && COUNTING.contains(event.requireText())
                && !isApart(event);
    }

    /** A savepoint fails for itself unless a task has declined it (C-177); a decline of a stop-with-savepoint fails the job whatever the reason (C-178). */
    private boolean isApart(TraceEvent event) {
        long id = event.checkpoint();
        boolean isTold = declined == id && !"IO_EXCEPTION".equals(event.text());
        return kinds.isSynchronous(id) || (kinds.isSavepoint(id) && !isTold);
    }

    /** The job fails in the same moment. */
    private void judge(TraceEvent event) {
        Due early = tooSoon;
        if (early != null && isPast(early, event)) {
            tooSoon = null;
            row.goOn(early.row());
        }
        while (!due.isEmpty() && isPast(due.getFirst(), event)) {
            judge(due.removeFirst());
        }
    }

    private void judge(Due now) {
        if (now.mustFail() && !hasFailed) {
            String what = "the job goes on after "
                    + Findings.count(now.row().size(), "countable failure")
                    + " in a row, the last one " + nameOf(now.failure()) + ": " + tolerable + " are tolerable (C-174)";
            findings.breach(
                    now.failure(),
                    what,
                    List.of(),
                    orders(now.row(), now.failure().order()));
        }
    }

    private static boolean isPast(Due of, TraceEvent event) {
        return event.timeNanos() != of.failure().timeNanos();
    }

    private void fail(TraceEvent event) {
        if (!event.requireText().startsWith("too many failed checkpoints")) {
            return;
        }
        if (!due.isEmpty()) {
            due.removeFirst();
            hasFailed = true;
            return;
        }
        Due early = tooSoon;
        if (early != null) {
            String what = "the job fails too soon: among "
                    + Findings.count(early.row().counted(), "failure")
                    + " in a row is a checkpoint that was reported twice and counted twice";
            findings.knownBreach(event, what, "C-109", orders(early.row(), event.order()));
            tooSoon = null;
            return;
        }
        findings.breach(event, wrongWith(), List.of(), orders(row, event.order()));
        row = new Row();
    }

    private String wrongWith() {
        TraceEvent last = lastReport;
        String start = "the job fails because of checkpoints";
        if (last == null) {
            return start + ", and none has failed";
        }
        return start + " after " + Findings.count(row.size(), "countable failure") + " in a row, the last report "
                + nameOf(last) + ": " + tolerable + " are tolerable (C-174)";
    }

    private long[] orders(Row of, long more) {
        SortedSet<Long> all = new TreeSet<>(of.orders);
        if (lastReport != null) {
            all.add(lastReport.order());
        }
        all.add(more);
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
