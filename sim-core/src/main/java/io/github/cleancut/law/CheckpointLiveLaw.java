package io.github.cleancut.law;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CKPT-LIVE: within {@code settle} after the last fault, or after the start of a run without one, a checkpoint completes. Exercised by each fault, and by the start, that is followed by {@code settle} without
 * a further fault, while the job has not ended and triggers go on. Where {@code settle} is shorter than the interval and the pause no checkpoint need begin in it (C-034), and nothing is judged.
 */
final class CheckpointLiveLaw implements Law {
    private final QuietTime quiet;
    private final boolean canJudge;
    private final Findings findings = new Findings("CKPT-LIVE", "");

    /** Whether the time since the last fault is still to be judged. */
    private boolean isOpen = true;

    private boolean isOver;
    private boolean hasCompleted;
    private long failed;
    private @Nullable TraceEvent lastFailed;

    CheckpointLiveLaw(Scenario scenario) {
        quiet = new QuietTime(scenario);
        CheckpointConfig config = scenario.flink().checkpointing();
        long neededMillis = Math.max(config.intervalMillis(), config.minPauseMillis());
        canJudge = config.isPeriodic()
                && quiet.settleNanos() > 0
                && quiet.settleNanos() / Durations.NANOS_PER_MILLI >= neededMillis;
    }

    @Override
    public String name() {
        return "CKPT-LIVE";
    }

    @Override
    public void accept(TraceEvent event) {
        if (!canJudge || isOver) {
            return;
        }
        judge(event);
        if (quiet.accept(event)) {
            begin();
        }
        switch (event.kind()) {
            case COMPLETED -> hasCompleted = true;
            case FAILED -> {
                failed++;
                lastFailed = event;
            }
            case JOB_ENDED, SETTLED -> isOver = true;
            default -> {
                // ends no checkpoint
            }
        }
    }

    private void begin() {
        isOpen = true;
        hasCompleted = false;
        failed = 0;
        lastFailed = null;
    }

    private void judge(TraceEvent event) {
        if (!isOpen || quiet.isDisturbed() || !quiet.hasSettled(event)) {
            return;
        }
        isOpen = false;
        findings.test();
        if (!hasCompleted) {
            findings.breach(
                    event,
                    "no checkpoint completed " + quiet.words() + failures(),
                    List.of(),
                    quiet.sinceOrder(),
                    lastFailed == null ? -1 : lastFailed.order(),
                    event.order());
        }
    }

    private String failures() {
        return lastFailed == null
                ? ""
                : "; " + Findings.count(failed, "checkpoint") + " failed, the last one with "
                        + lastFailed.requireText();
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                "a checkpoint completed " + quiet.words() + ", " + Findings.count(findings.exercised(), "time"),
                canJudge ? "no fault was followed by settle" : "settle is 0, or shorter than the interval",
                null));
    }
}
