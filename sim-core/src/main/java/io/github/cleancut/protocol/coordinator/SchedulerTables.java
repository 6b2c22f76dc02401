package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The periodic scheduler (section 4 and M1), backlog (section 6), shutdown (C-008). */
final class SchedulerTables {
    // spotless:off
    static final RuleTable<Desk, CoordinatorInput.StartScheduler, CoordinatorOut> START = table("scheduler/start",
        rule("SC1", "shut down: refused",                    SchedulerTables::isStartAfterShutdown, SchedulerTables::refuseAfterShutdown, "C-033"),
        rule("SC2", "no interval: refused",                  SchedulerTables::isStartDisabled,      SchedulerTables::refuseDisabled,      "C-033"),
        rule("SC3", "first start: initial delay",            SchedulerTables::isFirstStart,         SchedulerTables::startFirst,          "C-030", "C-031"),
        rule("SC4", "later start: min-pause",                SchedulerTables::isLaterStart,         SchedulerTables::startLater,          "C-031"),
        rule("SC5", "already on: stop first, then start",    SchedulerTables::isStartWhileOn,       SchedulerTables::stopThenStart,       "C-032"));

    static final RuleTable<Desk, CoordinatorInput.StopScheduler, CoordinatorOut> STOP = table("scheduler/stop",
        rule("SC6", "abort what is queued and pending",      SchedulerTables::always,               SchedulerTables::stopAndAbort,        "C-038"));

    static final RuleTable<Desk, CoordinatorWork.Tick, CoordinatorOut> TICK = table("scheduler/tick",
        rule("SC7", "the trigger was replaced",              SchedulerTables::isOldTrigger,         SchedulerTables::ignoreTick,          "C-036"),
        rule("SC8", "plan the next tick, submit a request",  SchedulerTables::isTickWithInterval,   SchedulerTables::rearmAndSubmit,      "C-034", "C-035", "C-041"),
        rule("SC9", "backlog without interval: last tick",   SchedulerTables::isTickWithout,        SchedulerTables::dropAndSubmit,       "C-056"));

    static final RuleTable<Desk, CoordinatorInput.BacklogReported, CoordinatorOut> BACKLOG_FLAG = table("scheduler/backlog-flag",
        rule("SB6", "its backlog begins or ends",            SchedulerTables::isBacklogNew,         SchedulerTables::setBacklog,          "C-054"),
        rule("SB7", "as it said before",                     SchedulerTables::isBacklogKnown,       SchedulerTables::keepTick,            "C-054"));

    static final RuleTable<Desk, CoordinatorInput.BacklogReported, CoordinatorOut> BACKLOG = table("scheduler/backlog",
        rule("SB1", "the interval that applies is off",      SchedulerTables::isBacklogDisabled,    SchedulerTables::keepTick,            "C-056"),
        rule("SB2", "it would tick earlier: reschedule",     SchedulerTables::isBacklogEarlier,     SchedulerTables::rescheduleByInterval, "C-055", "C-057", "C-058"),
        rule("SB3", "the planned tick is early enough",      SchedulerTables::isBacklogLater,       SchedulerTables::keepTick,            "C-055"));

    static final RuleTable<Desk, CoordinatorInput.VertexAtEndOfData, CoordinatorOut> END_OF_DATA = table("scheduler/end-of-data",
        rule("SB4", "its operators have no backlog any more",  SchedulerTables::isEndReported,        SchedulerTables::clearBacklog,        "C-059"),
        rule("SB5", "no checkpoints after tasks finish",         SchedulerTables::isEndUnreported,      SchedulerTables::keepBacklog,         "C-059"));

    static final RuleTable<Desk, CoordinatorInput.Shutdown, CoordinatorOut> SHUTDOWN = table("scheduler/shutdown",
        rule("SD1", "shut down before",                      SchedulerTables::isShutDownBefore,     SchedulerTables::ignoreShutdown,      "C-007"),
        rule("SD2", "abort what is queued and pending",      SchedulerTables::isShutDownNow,        SchedulerTables::shutDownAndAbort,    "C-008"));

    /** As presumably intended: only the timer is replaced (C-032). */
    static final RowReplacement<Desk, CoordinatorInput.StartScheduler, CoordinatorOut> START_ONCE_MORE = replacing(START, "SC5",
        rule("SC5", "already on: only the timer is replaced", SchedulerTables::isStartWhileOn,      SchedulerTables::startAgain,          "C-031", "C-032"));

    /** As presumably intended: while scheduling is off a report arms nothing (C-058). */
    static final RowReplacement<Desk, CoordinatorInput.BacklogReported, CoordinatorOut> REPORT_WHILE_ON = replacing(BACKLOG, "SB2",
        rule("SB2", "it would tick earlier: reschedule",     SchedulerTables::isEarlierWhileOn,     SchedulerTables::rescheduleByInterval, "C-055", "C-057"),
        rule("SB9", "scheduling is off: nothing to change",  SchedulerTables::isEarlierWhileOff,    SchedulerTables::keepTick,            "C-058"));
    // spotless:on

    private SchedulerTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(START, STOP, TICK, BACKLOG_FLAG, BACKLOG, END_OF_DATA, SHUTDOWN);
    }

    static void start(Desk desk, CoordinatorInput.StartScheduler input, CoordinatorOut out) {
        desk.fire(START, input, out);
    }

    static void stop(Desk desk, CoordinatorInput.StopScheduler input, CoordinatorOut out) {
        desk.fire(STOP, input, out);
    }

    static void tick(Desk desk, CoordinatorWork.Tick tick, CoordinatorOut out) {
        desk.fire(TICK, tick, out);
    }

    static void shutdown(Desk desk, CoordinatorInput.Shutdown input, CoordinatorOut out) {
        desk.fire(SHUTDOWN, input, out);
    }

    static void backlog(Desk desk, CoordinatorInput.BacklogReported input, CoordinatorOut out) {
        desk.fire(BACKLOG_FLAG, input, out);
        desk.fire(BACKLOG, input, out);
    }

    static void endOfData(Desk desk, CoordinatorInput.VertexAtEndOfData input, CoordinatorOut out) {
        desk.fire(END_OF_DATA, input, out);
    }

    /** Replaces the trigger by a new one (C-037); the pause and backlog do so, requests by hand do not (C-040). */
    static void reschedule(Desk desk, long delayMillis, CoordinatorOut out) {
        cancelTrigger(desk, out);
        armNew(desk, delayMillis, out);
    }

    private static void armNew(Desk desk, long delayMillis, CoordinatorOut out) {
        long trigger = desk.state().scheduler.newTrigger(desk.relativeMillis() + delayMillis);
        arm(desk, trigger, delayMillis, out);
    }

    private static void arm(Desk desk, long trigger, long delayMillis, CoordinatorOut out) {
        long timer = desk.state().pendings.newTimer();
        desk.state().scheduler.setArmedTimer(timer);
        out.arm(timer, new CoordinatorWork.Tick(trigger), delayMillis);
    }

    private static void cancelTrigger(Desk desk, CoordinatorOut out) {
        out.disarm(desk.state().scheduler.armedTimer());
        desk.state().scheduler.dropTrigger();
    }

    private static boolean isStartAfterShutdown(Desk desk, CoordinatorInput.StartScheduler input) {
        return desk.isShutDown();
    }

    private static boolean isStartDisabled(Desk desk, CoordinatorInput.StartScheduler input) {
        return !desk.isShutDown() && !desk.config().periodic().isConfigured();
    }

    private static boolean isFirstStart(Desk desk, CoordinatorInput.StartScheduler input) {
        return isStartAllowed(desk) && !desk.state().scheduler.isStartedBefore();
    }

    private static boolean isLaterStart(Desk desk, CoordinatorInput.StartScheduler input) {
        return isStartAllowed(desk)
                && desk.state().scheduler.isStartedBefore()
                && !desk.state().scheduler.isOn();
    }

    private static boolean isStartWhileOn(Desk desk, CoordinatorInput.StartScheduler input) {
        return isStartAllowed(desk) && desk.state().scheduler.isOn();
    }

    private static boolean isStartAllowed(Desk desk) {
        return !desk.isShutDown() && desk.config().periodic().isConfigured();
    }

    private static void refuseAfterShutdown(Desk desk, CoordinatorInput.StartScheduler input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Threw("IllegalArgumentException"));
    }

    private static void refuseDisabled(Desk desk, CoordinatorInput.StartScheduler input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Threw("IllegalStateException"));
    }

    private static void startFirst(Desk desk, CoordinatorInput.StartScheduler input, CoordinatorOut out) {
        switchOn(desk, desk.config().periodic().initialDelayMillis(), out);
    }

    private static void startLater(Desk desk, CoordinatorInput.StartScheduler input, CoordinatorOut out) {
        switchOn(desk, desk.config().periodic().minPauseMillis(), out);
    }

    private static void stopThenStart(Desk desk, CoordinatorInput.StartScheduler input, CoordinatorOut out) {
        desk.fire(STOP, new CoordinatorInput.StopScheduler(), out);
        desk.fire(START, input, out);
    }

    private static void startAgain(Desk desk, CoordinatorInput.StartScheduler input, CoordinatorOut out) {
        cancelTrigger(desk, out);
        switchOn(desk, desk.config().periodic().minPauseMillis(), out);
    }

    /** A trigger that a backlog report armed while off (C-058) stays armed, but is no longer the current one. */
    private static void switchOn(Desk desk, long delayMillis, CoordinatorOut out) {
        desk.state().scheduler.switchOn();
        out.effect(new CoordinatorEffect.SchedulerStarted());
        armNew(desk, delayMillis, out);
    }

    private static boolean always(Desk desk, CoordinatorInput.StopScheduler input) {
        return true;
    }

    private static void stopAndAbort(Desk desk, CoordinatorInput.StopScheduler input, CoordinatorOut out) {
        desk.state().scheduler.switchOff();
        cancelTrigger(desk, out);
        out.effect(new CoordinatorEffect.SchedulerStopped());
        AbortTables.abortEverything(desk, CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND, out);
    }

    private static boolean isOldTrigger(Desk desk, CoordinatorWork.Tick tick) {
        return !desk.state().scheduler.isCurrent(tick.trigger());
    }

    private static boolean isTickWithInterval(Desk desk, CoordinatorWork.Tick tick) {
        return desk.state().scheduler.isCurrent(tick.trigger()) && intervalMillis(desk) != PeriodicSchedule.DISABLED;
    }

    private static boolean isTickWithout(Desk desk, CoordinatorWork.Tick tick) {
        return desk.state().scheduler.isCurrent(tick.trigger()) && intervalMillis(desk) == PeriodicSchedule.DISABLED;
    }

    private static long intervalMillis(Desk desk) {
        return desk.state().scheduler.currentIntervalMillis(desk.config().periodic());
    }

    private static void ignoreTick(Desk desk, CoordinatorWork.Tick tick, CoordinatorOut out) {}

    private static void rearmAndSubmit(Desk desk, CoordinatorWork.Tick tick, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Ticked());
        long plannedMillis = desk.state().scheduler.nextTickMillis() + intervalMillis(desk);
        desk.state().scheduler.planNext(plannedMillis);
        arm(desk, tick.trigger(), Math.max(0, plannedMillis - desk.relativeMillis()), out);
        RequestTables.submitPeriodic(desk, out);
    }

    private static void dropAndSubmit(Desk desk, CoordinatorWork.Tick tick, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Ticked());
        desk.state().scheduler.dropTrigger();
        RequestTables.submitPeriodic(desk, out);
    }

    private static boolean isBacklogNew(Desk desk, CoordinatorInput.BacklogReported input) {
        return desk.state().scheduler.hasBacklog(input.operator()) != input.on();
    }

    private static boolean isBacklogKnown(Desk desk, CoordinatorInput.BacklogReported input) {
        return !isBacklogNew(desk, input);
    }

    private static void setBacklog(Desk desk, CoordinatorInput.BacklogReported input, CoordinatorOut out) {
        desk.state().scheduler.setBacklog(input.operator(), input.on());
        out.effect(new CoordinatorEffect.BacklogChanged(input.operator(), input.on()));
    }

    private static boolean isBacklogDisabled(Desk desk, CoordinatorInput.BacklogReported input) {
        return intervalMillis(desk) == PeriodicSchedule.DISABLED;
    }

    private static boolean isBacklogEarlier(Desk desk, CoordinatorInput.BacklogReported input) {
        return !isBacklogDisabled(desk, input)
                && desk.relativeMillis() + intervalMillis(desk)
                        < desk.state().scheduler.nextTickMillis();
    }

    private static boolean isEarlierWhileOn(Desk desk, CoordinatorInput.BacklogReported input) {
        return isBacklogEarlier(desk, input) && desk.state().scheduler.isOn();
    }

    private static boolean isEarlierWhileOff(Desk desk, CoordinatorInput.BacklogReported input) {
        return isBacklogEarlier(desk, input) && !desk.state().scheduler.isOn();
    }

    private static boolean isBacklogLater(Desk desk, CoordinatorInput.BacklogReported input) {
        return !isBacklogDisabled(desk, input) && !isBacklogEarlier(desk, input);
    }

    private static void keepTick(Desk desk, CoordinatorInput.BacklogReported input, CoordinatorOut out) {}

    private static void rescheduleByInterval(Desk desk, CoordinatorInput.BacklogReported input, CoordinatorOut out) {
        reschedule(desk, intervalMillis(desk), out);
        out.effect(new CoordinatorEffect.TriggerMoved(intervalMillis(desk)));
    }

    private static boolean isEndReported(Desk desk, CoordinatorInput.VertexAtEndOfData input) {
        return desk.config().checkpointsAfterTasksFinish();
    }

    private static boolean isEndUnreported(Desk desk, CoordinatorInput.VertexAtEndOfData input) {
        return !desk.config().checkpointsAfterTasksFinish();
    }

    private static void clearBacklog(Desk desk, CoordinatorInput.VertexAtEndOfData input, CoordinatorOut out) {
        for (String operator : input.operators()) {
            backlog(desk, new CoordinatorInput.BacklogReported(operator, false), out);
        }
    }

    private static void keepBacklog(Desk desk, CoordinatorInput.VertexAtEndOfData input, CoordinatorOut out) {}

    private static boolean isShutDownBefore(Desk desk, CoordinatorInput.Shutdown input) {
        return desk.isShutDown();
    }

    private static boolean isShutDownNow(Desk desk, CoordinatorInput.Shutdown input) {
        return !desk.isShutDown();
    }

    private static void ignoreShutdown(Desk desk, CoordinatorInput.Shutdown input, CoordinatorOut out) {}

    private static void shutDownAndAbort(Desk desk, CoordinatorInput.Shutdown input, CoordinatorOut out) {
        desk.state().scheduler.shutDown();
        out.effect(new CoordinatorEffect.SchedulerStopped());
        MasterHookTables.close(desk, out);
        AbortTables.abortEverything(desk, CheckpointFailureReason.CHECKPOINT_COORDINATOR_SHUTDOWN, out);
    }
}
