package io.github.cleancut.law;

import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * NO-DEADLOCK: while records wait on channels, the job runs and no fault stands, some record moves within the no-progress bound; and a run that has nothing left to do leaves no record behind. Exercised by
 * each time that backpressure stops a subtask.
 */
final class NoDeadlockLaw implements Law {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Scenario scenario;
    private final Topology topology;
    private final Channels channels;
    private final long boundNanos;
    private final boolean[] runs;
    private final Findings findings = new Findings("NO-DEADLOCK", "");

    /** Subtasks without an attempt that runs or has finished. */
    private int tasksDown;

    private int standingFaults;
    private boolean jobRuns;

    /** Since the last move, alignments have ended at a subtask whose records wait. */
    private boolean areBarriersInTheWay;

    private long lastMoveNanos;
    private long lastMoveOrder = -1;

    NoDeadlockLaw(Scenario scenario, Topology topology, Channels channels) {
        this.scenario = scenario;
        this.topology = topology;
        this.channels = channels;
        boundNanos = Stillness.boundNanos(scenario);
        runs = new boolean[topology.taskCount()];
        tasksDown = topology.taskCount();
    }

    @Override
    public String name() {
        return "NO-DEADLOCK";
    }

    @Override
    public void accept(TraceEvent event) {
        judge(event);
        boolean wasJudged = isJudged();
        channels.accept(event);
        switch (event.kind()) {
            case RECORD_SENT, RECORD_TAKEN, RECORD_EMITTED, RECORD_PROCESSED -> moved(event);
            case ALIGNMENT_ENDED -> alignmentEnded(event);
            case OUTPUT_BLOCKED -> findings.test();
            case ATTEMPT_STARTED, ATTEMPT_FINISHED -> setRunning(event, true);
            case ATTEMPT_STOPPED -> setRunning(event, false);
            case JOB_RUNNING -> jobRuns = true;
            case JOB_RESTARTING, JOB_ENDED, JOB_MANAGER_LOST -> jobRuns = false;
            case FAULT_STRUCK -> standingFaults += isStanding(event) ? 1 : 0;
            case FAULT_LIFTED -> standingFaults = Math.max(0, standingFaults - (isStanding(event) ? 1 : 0));
            case FAULTS_OVER -> standingFaults = 0;
            default -> {
                // moves no record
            }
        }
        if (!wasJudged || !isJudged()) {
            moved(event);
        }
    }

    /** Records may stand behind a queue of barriers, of which each silences its channel until all others have come. */
    private void alignmentEnded(TraceEvent event) {
        int first = topology.firstInputOf(event.task());
        for (int channel = first; channel < first + topology.inputCountOf(event.task()); channel++) {
            areBarriersInTheWay |= channels.underWay(channel).size() > 0;
        }
    }

    private void setRunning(TraceEvent event, boolean isRunning) {
        if (runs[event.task()] != isRunning) {
            runs[event.task()] = isRunning;
            tasksDown += isRunning ? -1 : 1;
        }
        moved(event);
    }

    private void moved(TraceEvent event) {
        areBarriersInTheWay = false;
        lastMoveNanos = event.timeNanos();
        lastMoveOrder = event.order();
    }

    private boolean isStanding(TraceEvent event) {
        return Stillness.isStanding(scenario.events().faults(), event);
    }

    /** Stillness counts only while the job runs with all its subtasks and without a standing fault; a subtask that died unnoticed is a fault too. */
    private boolean isJudged() {
        return tasksDown == 0 && jobRuns && standingFaults == 0;
    }

    private void judge(TraceEvent event) {
        if (channels.recordsUnderWay() == 0 || !isJudged()) {
            return;
        }
        long stillNanos = event.timeNanos() - lastMoveNanos;
        if (stillNanos > boundNanos) {
            breach(event, "nothing moved for " + stillNanos / NANOS_PER_SECOND + " s of virtual time");
            moved(event);
        } else if (endsForGood(event)) {
            breach(event, areBarriersInTheWay ? "no record moves any more" : "the run has nothing left to do");
        }
    }

    /** Whether the run ended by itself, and not because the job was over or a limit on time or events was reached. */
    private static boolean endsForGood(TraceEvent event) {
        return event.kind() == EventKind.RUN_ENDED
                && ("NO_EVENTS_LEFT".equals(event.text()) || "NO_PROGRESS".equals(event.text()));
    }

    private void breach(TraceEvent event, String what) {
        TopologyNames names = new TopologyNames(topology);
        List<String> records = new ArrayList<>();
        String where = "";
        for (int channel = 0; channel < channels.count(); channel++) {
            RecordQueue queue = channels.underWay(channel);
            if (queue.size() > 0) {
                records.add(names.lineage(queue.lineage(0)));
                where = where.isEmpty() ? names.channel(channel) : where;
            }
        }
        String waiting = Findings.count(channels.recordsUnderWay(), "record") + " wait, the first on " + where;
        if (areBarriersInTheWay) {
            String barriers = ": barriers come faster than alignments end, and ";
            findings.knownBreach(event, what + barriers + waiting, "T-052", lastMoveOrder);
        } else {
            findings.breach(event, what + ", and " + waiting, records, lastMoveOrder);
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                "records moved on after " + Findings.count(findings.exercised(), "time") + " of backpressure",
                "no subtask met backpressure",
                null));
    }
}
