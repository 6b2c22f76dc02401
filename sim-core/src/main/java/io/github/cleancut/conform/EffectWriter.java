package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.AcknowledgedState;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.TaskAttempt;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the coordinator's effects in the words of a recording. What recordings do not tell is left out. */
final class EffectWriter {
    private final RecordedJob job;
    private final RecordedTasks tasks;
    private final RecordedEffects log;
    private long nowMillis;
    private @Nullable AcknowledgedState acknowledged;
    private @Nullable String threw;
    private CoordinatorEffect.Restored restored = new CoordinatorEffect.Restored(CoordinatorEffect.NONE, List.of());

    EffectWriter(RecordedJob job, FiredRows rows) {
        this.job = job;
        log = new RecordedEffects(rows);
        tasks = new RecordedTasks(job);
    }

    RecordedTasks tasks() {
        return tasks;
    }

    void setNow(long millis) {
        nowMillis = millis;
    }

    void beginAcknowledge(@Nullable AcknowledgedState state) {
        acknowledged = state;
    }

    List<Written> take() {
        return log.take();
    }

    /** The exception of the call since the last look. */
    @Nullable
    String takeThrew() {
        String taken = threw;
        threw = null;
        return taken;
    }

    boolean hasThrown() {
        return threw != null;
    }

    /** What the last restore gave to each task. */
    CoordinatorEffect.Restored restored() {
        return restored;
    }

    void write(CoordinatorEffect effect, boolean fails) {
        if (effect instanceof CoordinatorEffect.Threw thrown) {
            threw = thrown.exception();
        } else if (effect instanceof CoordinatorEffect.PendingReported pending) {
            log.add(at("pending_created")
                    .with("checkpoint", pending.checkpointId())
                    .with("type", type(pending.type()))
                    .with("forced", pending.forced()));
        } else if (effect instanceof CoordinatorEffect.TriggerSent sent) {
            triggerSent(sent, fails);
        } else if (effect instanceof CoordinatorEffect.AckAnswered answered) {
            acknowledged(answered);
        } else if (effect instanceof CoordinatorEffect.StateDiscarded discarded) {
            for (String handle : discarded.handles()) {
                log.addDiscarded(discarded.checkpointId(), handle, nowMillis);
            }
        } else if (effect instanceof CoordinatorEffect.Restored done) {
            restored = done;
            restored(done);
        } else {
            writeOutcome(effect);
        }
    }

    private void writeOutcome(CoordinatorEffect effect) {
        if (effect instanceof CoordinatorEffect.Stored stored) {
            log.add(at("stored")
                    .with("checkpoint", stored.checkpointId())
                    .with("subsumed", idOrNull(stored.subsumed())));
        } else if (effect instanceof CoordinatorEffect.StoreFailed failed) {
            log.add(at("store_failed").with("checkpoint", failed.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.SuccessReported success) {
            log.add(at("success_reported").with("checkpoint", success.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.FailureReported failure) {
            TaskAttempt attempt = failure.attempt();
            log.add(at("failure_reported")
                    .with("checkpoint", idOrNull(failure.checkpointId()))
                    .with("type", type(failure.type()))
                    .with("reason", failure.reason().name())
                    .with("task", attempt == null ? null : job.label(attempt)));
        } else if (effect instanceof CoordinatorEffect.FailJob fail) {
            log.add(at("fail_job").with("because", because(fail.reason(), fail.tooMany())));
        } else if (effect instanceof CoordinatorEffect.FailJobDueToTask fail) {
            log.add(at("fail_job_due_to_task")
                    .with("task", job.label(fail.attempt()))
                    .with("attempt_still_running", fail.attemptStillRunning())
                    .with("because", because(fail.reason(), true)));
        } else if (effect instanceof CoordinatorEffect.RequestDone done) {
            log.add(at("request_done").with("request", done.request()).with("checkpoint", done.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.RequestFailed failed) {
            log.add(at("request_failed").with("request", failed.request()).with("reason", failed.cause()));
        } else {
            writeNotice(effect);
        }
    }

    private void writeNotice(CoordinatorEffect effect) {
        if (effect instanceof CoordinatorEffect.NotifyComplete notice) {
            tasks.completed(notice);
            for (TaskAttempt attempt : notice.attempts()) {
                log.addForTask(
                        at("notify_complete")
                                .with("checkpoint", notice.checkpointId())
                                .with("last_subsumed", idOrNull(notice.lastSubsumed())),
                        job.label(attempt));
            }
        } else if (effect instanceof CoordinatorEffect.NotifyAborted notice) {
            for (TaskAttempt attempt : notice.attempts()) {
                log.addForTask(
                        at("notify_aborted")
                                .with("checkpoint", notice.checkpointId())
                                .with(
                                        "latest_completed",
                                        notice.latestCompleted() == 0 ? null : notice.latestCompleted()),
                        job.label(attempt));
            }
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorAsked asked) {
            log.add(at("operator_coordinator_asked").with("checkpoint", asked.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorAbortTriggering) {
            log.add(at("operator_coordinator_abort_triggering"));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorComplete complete) {
            log.add(at("operator_coordinator_complete").with("checkpoint", complete.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorAborted aborted) {
            log.add(at("operator_coordinator_aborted").with("checkpoint", aborted.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorReset reset) {
            log.add(at("operator_coordinator_reset")
                    .with("checkpoint", idOrNull(reset.checkpointId()))
                    .with("with_state", reset.withState()));
        }
    }

    private void triggerSent(CoordinatorEffect.TriggerSent sent, boolean fails) {
        tasks.triggered(sent);
        CheckpointOptions options = sent.options();
        long timeout = options.alignmentTimeoutMillis();
        log.addForTask(
                at(fails ? "trigger_rpc_failing" : "trigger_rpc")
                        .with("checkpoint", sent.checkpointId())
                        .with("type", type(options.type()))
                        .with("alignment", options.alignment().name())
                        .with("aligned_timeout", timeout == CheckpointOptions.NO_TIMEOUT ? null : timeout),
                job.label(sent.attempt()));
    }

    private void acknowledged(CoordinatorEffect.AckAnswered answered) {
        Entry entry = at("ack_result")
                .with("task", job.task(answered.attempt().task()))
                .with("attempt", (long) answered.attempt().attempt())
                .with("checkpoint", answered.checkpointId());
        AcknowledgedState state = acknowledged;
        if (state != null && state.handle() != null) {
            entry.with("handle", state.handle());
            if (!state.sharedNew().isEmpty()) {
                entry.with("shared_new", state.sharedNew().get(0)).with("shared_reused", state.sharedReused());
            }
        }
        String exception = answered.threw();
        log.add(entry.with("result", exception == null ? (Object) answered.result() : exception));
    }

    private void restored(CoordinatorEffect.Restored done) {
        List<Object> withState = new ArrayList<>();
        List<Object> finished = new ArrayList<>();
        for (RestoredTask task : done.tasks()) {
            if (task.finished()) {
                finished.add(job.task(task.task()));
            } else if (!task.states().isEmpty()) {
                withState.add(job.task(task.task()));
            }
        }
        log.add(at("restored")
                .with("checkpoint", idOrNull(done.checkpointId()))
                .with("tasks_with_state", withState)
                .with("tasks_finished_on_restore", finished));
    }

    private Entry at(String effect) {
        return Entry.effect(effect).with("at", nowMillis);
    }

    private static @Nullable Object idOrNull(long checkpointId) {
        return checkpointId == CoordinatorEffect.NONE ? null : (Object) checkpointId;
    }

    static String type(SnapshotType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String because(CheckpointFailureReason reason, boolean tooMany) {
        return tooMany ? "too_many_failures:" + reason.name() : reason.name();
    }
}
