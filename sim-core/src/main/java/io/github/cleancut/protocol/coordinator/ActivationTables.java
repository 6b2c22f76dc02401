package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatusChanged;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskStateChanged;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** What starts and stops the scheduler (section 5 and M2). */
final class ActivationTables {
    /** Who makes the tracker look. */
    enum Cause {
        JOB,
        TASK
    }

    // spotless:off
    static final RuleTable<Desk, TaskStateChanged, CoordinatorOut> BEFORE_UPDATE = table("activation/task-update",
        rule("AU1", "not an update to RUNNING",                  ActivationTables::isOtherUpdate,     ActivationTables::noStart,      "C-045"),
        rule("AU2", "nothing may start the scheduler",           ActivationTables::isRunningInactive, ActivationTables::noStart,      "C-042", "C-045"),
        rule("AU3", "already on",                                ActivationTables::isRunningWhileOn,  ActivationTables::noStart,      "C-045"),
        rule("AU4", "off: the first running task starts it",     ActivationTables::isRunningWhileOff, ActivationTables::startByTask,  "C-045", "C-046", "C-047", "C-051"));

    static final RuleTable<Desk, TaskStateChanged, CoordinatorOut> TRACK = table("activation/track",
        rule("AT1", "runs or has finished: waited for no more",  ActivationTables::isUp,              ActivationTables::untrack,      "C-044"),
        rule("AT2", "any other state: waited for, for ever if the attempt has ended", ActivationTables::isNotUp, ActivationTables::track, "C-044", "C-048"));

    static final RuleTable<Desk, Cause, CoordinatorOut> FOLLOW = table("activation/follow",
        rule("AF1", "not tracking, or no interval",              ActivationTables::isUntracked,       ActivationTables::noChange,     "C-042"),
        rule("AF2", "blocking outputs: each job status stops",   ActivationTables::isBlockingJob,     ActivationTables::stopTracked,  "C-043"),
        rule("AF3", "blocking outputs: tasks change nothing",    ActivationTables::isBlockingTask,    ActivationTables::noChange,     "C-043"),
        rule("AF4", "all run: start",                            ActivationTables::isNowRunning,      ActivationTables::startTracked, "C-044", "C-046"),
        rule("AF5", "no longer: stop",                           ActivationTables::isNoLongerRunning, ActivationTables::stopTracked,  "C-044", "C-046", "C-049"),
        rule("AF6", "as before",                                 ActivationTables::isAsBefore,        ActivationTables::noChange,     "C-044", "C-050"));

    static final RuleTable<Desk, JobStatusChanged, CoordinatorOut> JOB_END = table("activation/job-end",
        rule("AE1", "the job goes on, or does not own the coordinator", ActivationTables::isJobGoingOn, ActivationTables::goOn,       "C-053"),
        rule("AE2", "terminal: shut down",                       ActivationTables::isJobOver,         ActivationTables::shutDown,     "C-053"));

    /** As presumably intended: the first start waits until every task runs (C-046). */
    static final RowReplacement<Desk, TaskStateChanged, CoordinatorOut> FIRST_START_BY_TRACKER = replacing(BEFORE_UPDATE, "AU4",
        rule("AU4", "off after a restart: the first running task starts it", ActivationTables::isRunningAgain, ActivationTables::startByTask, "C-045", "C-051"),
        rule("AU5", "never on yet: it starts when all run",      ActivationTables::isRunningFirst,    ActivationTables::noStart,      "C-046"));

    /** As presumably intended: a job of which nothing is deployed does not run (C-046). */
    static final RowReplacement<Desk, Cause, CoordinatorOut> START_WHEN_DEPLOYED = replacing(FOLLOW, "AF4",
        rule("AF4", "all run: start",                            ActivationTables::isReallyRunning,   ActivationTables::startTracked, "C-044"),
        rule("AF7", "nothing is deployed yet",                   ActivationTables::isUndeployed,      ActivationTables::noChange,     "C-046"));

    /** As presumably intended: an attempt that has ended is waited for until its successor is there (C-048). */
    static final RowReplacement<Desk, TaskStateChanged, CoordinatorOut> TRACK_LATEST = replacing(TRACK, "AT2",
        rule("AT2", "any other state: waited for, in place of earlier attempts", ActivationTables::isNotUp, ActivationTables::trackLatest, "C-044", "C-048"));
    // spotless:on

    private ActivationTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(BEFORE_UPDATE, TRACK, FOLLOW, JOB_END);
    }

    static void jobStatusChanged(Desk desk, JobStatusChanged input, CoordinatorOut out) {
        desk.state().graph.setStatus(input.status());
        desk.fire(FOLLOW, Cause.JOB, out);
        desk.fire(JOB_END, input, out);
    }

    static void taskStateChanged(Desk desk, TaskStateChanged input, CoordinatorOut out) {
        desk.fire(BEFORE_UPDATE, input, out);
        desk.state().graph.setState(input.task(), input.state());
        desk.fire(TRACK, input, out);
        desk.fire(FOLLOW, Cause.TASK, out);
    }

    private static boolean isOtherUpdate(Desk desk, TaskStateChanged input) {
        return input.state() != TaskState.RUNNING;
    }

    private static boolean isRunningInactive(Desk desk, TaskStateChanged input) {
        return input.state() == TaskState.RUNNING && !mayStart(desk);
    }

    private static boolean isRunningWhileOn(Desk desk, TaskStateChanged input) {
        return input.state() == TaskState.RUNNING
                && mayStart(desk)
                && desk.state().scheduler.isOn();
    }

    private static boolean isRunningWhileOff(Desk desk, TaskStateChanged input) {
        return input.state() == TaskState.RUNNING
                && mayStart(desk)
                && !desk.state().scheduler.isOn();
    }

    private static boolean isRunningAgain(Desk desk, TaskStateChanged input) {
        return isRunningWhileOff(desk, input) && desk.state().scheduler.isStartedBefore();
    }

    private static boolean isRunningFirst(Desk desk, TaskStateChanged input) {
        return isRunningWhileOff(desk, input) && !desk.state().scheduler.isStartedBefore();
    }

    private static boolean mayStart(Desk desk) {
        return desk.config().tracking()
                && desk.config().periodic().isConfigured()
                && !desk.config().anyBlockingOutput();
    }

    private static void noStart(Desk desk, TaskStateChanged input, CoordinatorOut out) {}

    private static void startByTask(Desk desk, TaskStateChanged input, CoordinatorOut out) {
        SchedulerTables.start(desk, new CoordinatorInput.StartScheduler(), out);
    }

    private static boolean isUp(Desk desk, TaskStateChanged input) {
        return input.state() == TaskState.RUNNING || input.state() == TaskState.FINISHED;
    }

    private static boolean isNotUp(Desk desk, TaskStateChanged input) {
        return !isUp(desk, input);
    }

    private static void untrack(Desk desk, TaskStateChanged input, CoordinatorOut out) {
        desk.state().graph.untrack(input.task());
    }

    private static void track(Desk desk, TaskStateChanged input, CoordinatorOut out) {
        desk.state().graph.track(input.task());
    }

    private static void trackLatest(Desk desk, TaskStateChanged input, CoordinatorOut out) {
        desk.state().graph.trackLatest(input.task());
    }

    private static boolean isTracked(Desk desk) {
        return desk.config().tracking() && desk.config().periodic().isConfigured();
    }

    private static boolean isUntracked(Desk desk, Cause cause) {
        return !isTracked(desk);
    }

    private static boolean isBlockingJob(Desk desk, Cause cause) {
        return isTracked(desk) && desk.config().anyBlockingOutput() && cause == Cause.JOB;
    }

    private static boolean isBlockingTask(Desk desk, Cause cause) {
        return isTracked(desk) && desk.config().anyBlockingOutput() && cause == Cause.TASK;
    }

    private static boolean isFollowing(Desk desk) {
        return isTracked(desk) && !desk.config().anyBlockingOutput();
    }

    private static boolean isNowRunning(Desk desk, Cause cause) {
        return isFollowing(desk)
                && desk.state().graph.isAllRunning()
                && !desk.state().graph.isTrackerStarted();
    }

    private static boolean isReallyRunning(Desk desk, Cause cause) {
        return isNowRunning(desk, cause) && !desk.state().graph.isUndeployed();
    }

    private static boolean isUndeployed(Desk desk, Cause cause) {
        return isNowRunning(desk, cause) && desk.state().graph.isUndeployed();
    }

    private static boolean isNoLongerRunning(Desk desk, Cause cause) {
        return isFollowing(desk)
                && !desk.state().graph.isAllRunning()
                && desk.state().graph.isTrackerStarted();
    }

    private static boolean isAsBefore(Desk desk, Cause cause) {
        return isFollowing(desk)
                && desk.state().graph.isAllRunning() == desk.state().graph.isTrackerStarted();
    }

    private static void noChange(Desk desk, Cause cause, CoordinatorOut out) {}

    private static void startTracked(Desk desk, Cause cause, CoordinatorOut out) {
        desk.state().graph.setTrackerStarted(true);
        SchedulerTables.start(desk, new CoordinatorInput.StartScheduler(), out);
    }

    private static void stopTracked(Desk desk, Cause cause, CoordinatorOut out) {
        desk.state().graph.setTrackerStarted(false);
        SchedulerTables.stop(desk, new CoordinatorInput.StopScheduler(), out);
    }

    private static boolean isJobGoingOn(Desk desk, JobStatusChanged input) {
        return !isJobOver(desk, input);
    }

    private static boolean isJobOver(Desk desk, JobStatusChanged input) {
        return desk.config().tracking() && input.status().isTerminal();
    }

    private static void goOn(Desk desk, JobStatusChanged input, CoordinatorOut out) {}

    private static void shutDown(Desk desk, JobStatusChanged input, CoordinatorOut out) {
        SchedulerTables.shutdown(desk, new CoordinatorInput.Shutdown(), out);
    }
}
