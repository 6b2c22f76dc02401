package io.github.cleancut.law;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * PACE: ticks come as the interval asks ({@link TickPlan}); a periodic request begins no sooner than min-pause after the last success (C-069, C-071); no more checkpoints are pending than may be when one begins
 * that is not forced (C-067); at most 1000 requests wait (C-060). Exercised by each periodic trigger after the first.
 */
final class PaceLaw implements Law {
    private static final int MOST_QUEUED = 1000;
    private static final long NONE = -1;

    private final CheckpointConfig config;
    private final List<Fault> faults;
    private final TickPlan plan;
    private final Findings findings = new Findings("PACE", "");

    /** Requests that wait, with what kind they are. */
    private final SortedMap<Long, String> queued = new TreeMap<>();

    private final SortedSet<Long> pending = new TreeSet<>();
    private long completedMillis = NONE;
    private long completedOrder = NONE;
    private long triggers;

    /** Pauses of the JobManager that stand. */
    private int pauses;

    private boolean isOver;

    PaceLaw(Scenario scenario) {
        config = scenario.flink().checkpointing();
        faults = scenario.events().faults();
        plan = new TickPlan(config);
    }

    @Override
    public String name() {
        return "PACE";
    }

    @Override
    public void accept(TraceEvent event) {
        if (isOver) {
            return;
        }
        if (pauses == 0) {
            breach(event, plan.overdue(event));
        }
        judgeQueue(event);
        long nowMillis = event.timeNanos() / Durations.NANOS_PER_MILLI;
        switch (event.kind()) {
            case SCHEDULER_STARTED -> plan.start(nowMillis);
            case SCHEDULER_STOPPED -> plan.stop();
            case TICK -> tick(event, nowMillis);
            case BACKLOG_CHANGED -> plan.setBacklog(event.requireText(), event.number() == 1, nowMillis);
            case TRIGGER_MOVED -> plan.moved();
            case ACKS_COMPLETE -> plan.setBusy(true, nowMillis);
            case REQUEST_QUEUED -> queued.put(event.number(), event.requireText());
            case REQUEST_REFUSED -> refuse(event, nowMillis);
            case REQUEST_CHOSEN -> choose(event, nowMillis);
            case PLAN -> pending.add(event.checkpoint());
            case COMPLETED, FAILED -> end(event, nowMillis);
            case FAULT_STRUCK -> pauses += isJobManagerPause(event) ? 1 : 0;
            case FAULT_LIFTED -> goOn(event, nowMillis);
            case JOB_MANAGER_LOST, JOB_SUBMITTED -> forget();
            case SETTLED -> isOver = true;
            default -> {
                // neither asks for a checkpoint nor ends one
            }
        }
    }

    private void tick(TraceEvent event, long nowMillis) {
        if (plan.isArmedWhileOff()) {
            String what =
                    "the periodic trigger fires while it is off, because a report on the backlog of a source has set it";
            findings.knownBreach(event, what, "C-058", event.order());
        } else {
            breach(event, plan.fire(nowMillis));
        }
    }

    private void goOn(TraceEvent event, long nowMillis) {
        if (isJobManagerPause(event)) {
            pauses--;
            plan.goOn(nowMillis);
        }
    }

    /** While the JobManager stands still nothing fires. */
    private boolean isJobManagerPause(TraceEvent event) {
        return Stillness.verbOf(faults, event) instanceof Fault.Verb.Pause pause
                && pause.target() instanceof Fault.Target.JobManager;
    }

    /** Queue, pending checkpoints and the pause go with a JobManager (C-220). */
    private void forget() {
        plan.forget();
        queued.clear();
        pending.clear();
        completedMillis = NONE;
    }

    private void end(TraceEvent event, long nowMillis) {
        plan.setBusy(false, nowMillis);
        pending.remove(event.checkpoint());
        if (event.kind() == EventKind.COMPLETED) {
            completedMillis = nowMillis;
            completedOrder = event.order();
        }
    }

    private void refuse(TraceEvent event, long nowMillis) {
        queued.remove(event.number());
        if ("MINIMUM_TIME_BETWEEN_CHECKPOINTS".equals(event.text())) {
            if (isPauseOver(nowMillis)) {
                breach(event, "a request is refused although the pause after the last success is over (C-069)");
            } else {
                plan.waitForPause(completedMillis);
            }
        }
    }

    private boolean isPauseOver(long nowMillis) {
        return completedMillis == NONE || completedMillis + config.minPauseMillis() <= nowMillis;
    }

    private void choose(TraceEvent event, long nowMillis) {
        @Nullable String kind = queued.remove(event.number());
        if ("periodic".equals(kind)) {
            judgePause(event, nowMillis);
        }
        if (!"forced".equals(kind) && pending.size() >= config.maxConcurrent()) {
            breach(
                    event,
                    "a checkpoint begins while " + pending.size() + " are pending, " + config.maxConcurrent()
                            + " may be (C-067)");
        }
    }

    private void judgePause(TraceEvent event, long nowMillis) {
        triggers++;
        if (triggers > 1) {
            findings.test();
        }
        if (!isPauseOver(nowMillis)) {
            breach(
                    event,
                    "a periodic checkpoint begins " + (nowMillis - completedMillis)
                            + " ms after the last success, min-pause is " + config.minPauseMillis() + " ms (C-069)");
        }
    }

    /** One that is inserted may push another one out at once (C-062). */
    private void judgeQueue(TraceEvent event) {
        if (queued.size() > MOST_QUEUED && event.kind() != EventKind.REQUEST_REFUSED) {
            breach(event, queued.size() + " requests wait, at most " + MOST_QUEUED + " may (C-060)");
            queued.remove(queued.lastKey());
        }
    }

    private void breach(TraceEvent event, @Nullable String what) {
        if (what != null) {
            findings.breach(event, what, List.of(), completedOrder, event.order());
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(triggers, "periodic checkpoint") + " began when interval, pause and limits allow",
                "fewer than two periodic checkpoints began",
                null));
    }
}
