package io.github.cleancut.law;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.trace.TraceEvent;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the periodic trigger must fire, in whole milliseconds as Flink's clock counts (section 4 of coordinator.md): min-pause after a start (C-031), then at a fixed rate (C-034); where a request came too early
 * after a success, at the end of the pause (C-037, C-069). While metadata are written nothing else happens in the coordinator, and what fell due fires right after it, one after the other (C-035).
 */
final class TickPlan {
    private static final long NEVER = Long.MAX_VALUE;

    /** What becomes of the trigger. */
    private enum State {
        OFF,
        ON,
        /** A report of a source has set it (C-058). */
        ARMED_WHILE_OFF
    }

    private final long baseMillis;
    private final long backlogMillis;
    private final long pauseMillis;

    /** Sources that work off a backlog. */
    private final SortedSet<String> backlogs = new TreeSet<>();

    private long plannedMillis;

    /** Whether the planned time is known, and not only its bounds. */
    private boolean isExact;

    private long earliestMillis = NEVER;
    private long latestMillis = NEVER;
    private boolean wasStarted;
    private State state = State.OFF;
    private boolean isBusy;
    private String reason = "";

    TickPlan(CheckpointConfig config) {
        pauseMillis = config.minPauseMillis();
        baseMillis = Math.max(config.intervalMillis(), pauseMillis);
        backlogMillis = backlogInterval(config.backlogIntervalMillis(), baseMillis);
    }

    /** Below 10 ms there is none (C-012). */
    private static long backlogInterval(long millis, long baseMillis) {
        if (millis < 0) {
            return baseMillis;
        }
        return millis < 10 ? NEVER : millis;
    }

    /** The interval that applies now (C-054). */
    private long intervalMillis() {
        return backlogs.isEmpty() ? baseMillis : backlogMillis;
    }

    private long fromNow(long nowMillis) {
        return intervalMillis() == NEVER ? NEVER : nowMillis + intervalMillis();
    }

    /** A source begins or ends to work off a backlog: where the interval that applies now asks for an earlier tick, the trigger is set to it (C-055). */
    void setBacklog(String source, boolean isOn, long nowMillis) {
        if (isOn) {
            backlogs.add(source);
        } else {
            backlogs.remove(source);
        }
        if (state == State.ON && fromNow(nowMillis) < latestMillis) {
            plan(fromNow(nowMillis), "the interval after the report of a source (C-055)");
        }
    }

    /** The trigger is said to be set anew: while it is off, that is Flink's own (C-058). */
    void moved() {
        state = state == State.OFF ? State.ARMED_WHILE_OFF : state;
    }

    /** Whether the trigger fires although it is off, because a report on the backlog of a source has set it (C-058); the end of all data is one too (C-059). */
    boolean isArmedWhileOff() {
        return state == State.ARMED_WHILE_OFF;
    }

    /** The first start waits for a drawn time between the pause and the interval (C-030), a later one for the pause. */
    void start(long nowMillis) {
        plan(nowMillis + pauseMillis, "the pause after a start of the scheduler (C-031)");
        if (!wasStarted) {
            latestMillis = Math.max(latestMillis, nowMillis + baseMillis);
            isExact = false;
            reason = "the initial delay (C-030)";
        }
        wasStarted = true;
        state = State.ON;
    }

    /** Nothing fires any more until the next start. */
    void stop() {
        neverAgain();
        state = State.OFF;
    }

    private void neverAgain() {
        earliestMillis = NEVER;
        latestMillis = NEVER;
    }

    /** The trigger is gone with its JobManager; the next one waits for an initial delay of its own. */
    void forget() {
        stop();
        backlogs.clear();
        wasStarted = false;
        isBusy = false;
    }

    /** A request came too early after a success: the trigger is set to the end of the pause. Of one that should be off nothing is due. */
    void waitForPause(long completedMillis) {
        if (state == State.ON) {
            plan(completedMillis + pauseMillis, "the pause after the last success (C-069)");
        }
    }

    private void plan(long millis, String why) {
        plannedMillis = millis;
        isExact = true;
        earliestMillis = millis;
        latestMillis = millis;
        reason = why;
    }

    /** The coordinator is, or is no longer, busy with writing metadata. */
    void setBusy(boolean busy, long nowMillis) {
        if (isBusy && !busy) {
            goOn(nowMillis);
        }
        isBusy = busy;
    }

    /** The JobManager has stood still until now: what fell due meanwhile fires now. */
    void goOn(long nowMillis) {
        if (latestMillis != NEVER) {
            latestMillis = Math.max(latestMillis, nowMillis);
        }
    }

    /** What is wrong with firing now, or null; the next one is planned. */
    @Nullable
    String fire(long nowMillis) {
        if (latestMillis == NEVER) {
            return "the periodic trigger fires while it is off (C-038)";
        }
        boolean isInTime = nowMillis >= earliestMillis && nowMillis <= latestMillis;
        String wrong = isInTime
                ? null
                : "the periodic trigger fires at " + nowMillis + " ms, " + reason + " asks for " + span();
        if (intervalMillis() == NEVER) {
            neverAgain();
            return wrong;
        }
        plan((isInTime && isExact ? plannedMillis : nowMillis) + intervalMillis(), "the interval (C-034)");
        earliestMillis = Math.max(nowMillis, plannedMillis);
        latestMillis = earliestMillis;
        return wrong;
    }

    /** What is wrong with not having fired until now, or null; it is told once. */
    @Nullable
    String overdue(TraceEvent event) {
        long nowMillis = event.timeNanos() / Durations.NANOS_PER_MILLI;
        if (isBusy || latestMillis == NEVER || nowMillis <= latestMillis) {
            return null;
        }
        String wrong = "the periodic trigger has not fired, " + reason + " asks for " + span();
        neverAgain();
        return wrong;
    }

    private String span() {
        return earliestMillis == latestMillis ? earliestMillis + " ms" : earliestMillis + " to " + latestMillis + " ms";
    }
}
