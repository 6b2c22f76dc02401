package io.github.cleancut.world;

import io.github.cleancut.protocol.coordinator.AcknowledgedState;
import io.github.cleancut.protocol.coordinator.CheckpointStatistics;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.TaskAttempt;
import io.github.cleancut.protocol.message.CoordinatorMessage;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.message.TaskMessage;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what the coordinator wants done into messages, restarts and trace lines, and what tasks send into its inputs. */
final class CheckpointEffects implements CoordinatorHost.EffectListener {
    private final World world;
    private final Snapshots snapshots;
    private final SortedSet<Long> pending = new TreeSet<>();
    private final HookHost hooks;

    CheckpointEffects(World world, Snapshots snapshots) {
        this(world, snapshots, new HookHost(world));
    }

    private CheckpointEffects(World world, Snapshots snapshots, HookHost hooks) {
        this.world = world;
        this.snapshots = snapshots;
        this.hooks = hooks;
    }

    CheckpointEffects(World world, CheckpointEffects from) {
        this(world, from.snapshots.copy(), from.hooks.copy(world));
        pending.addAll(from.pending);
    }

    /**
     * Those of the next JobManager.
     *
     * @param before of the JobManager that is gone
     * @param keepsFiles whether it knows of the files of that; else they stay and nobody refers to them
     */
    static CheckpointEffects after(World world, CheckpointEffects before, boolean keepsFiles) {
        return new CheckpointEffects(world, keepsFiles ? before.snapshots.copy() : new Snapshots());
    }

    void encode(StringBuilder to) {
        snapshots.encode(to);
        world.storage().encodeFiles(to);
        to.append(pending);
    }

    @Override
    public long wallMillis() {
        return world.clocks().millis(WallClocks.JOB_MANAGER, world.queue().timeNanos());
    }

    /** The master hooks of the job. */
    HookHost hooks() {
        return hooks;
    }

    /** A snapshot that a job can be started from, or null. */
    CoordinatorInput.@Nullable SavedCheckpoint find(String from) {
        return snapshots.find(from);
    }

    /** The job has ended here: the store is shut down (C-149, C-150). */
    void shutDownStore(CoordinatorInput.JobStatus status) {
        snapshots.letGoOfAll();
        boolean isHighlyAvailable = world.setting().scenario().flink().highAvailability();
        world.coordinator().submit(new CoordinatorInput.ShutDownStore(status, isHighlyAvailable));
    }

    /** Whether some checkpoint is pending. */
    boolean hasPending() {
        return !pending.isEmpty();
    }

    @Override
    public void onEffect(CoordinatorEffect effect) {
        if (!tellRequests(effect)
                && !tellTriggering(effect)
                && !tellAcknowledging(effect)
                && !tellStatistics(effect)
                && !tellEnd(effect)
                && !hooks.on(effect)
                && !world.sources().on(effect)) {
            actOn(effect);
        }
    }

    private boolean tellRequests(CoordinatorEffect effect) {
        Recorder recorder = world.recorder();
        if (effect instanceof CoordinatorEffect.SchedulerStarted) {
            recorder.job(EventKind.SCHEDULER_STARTED, -1, -1, null);
        } else if (effect instanceof CoordinatorEffect.SchedulerStopped) {
            recorder.job(EventKind.SCHEDULER_STOPPED, -1, -1, null);
        } else if (effect instanceof CoordinatorEffect.Ticked) {
            recorder.job(EventKind.TICK, -1, -1, null);
        } else if (effect instanceof CoordinatorEffect.BacklogChanged changed) {
            recorder.job(EventKind.BACKLOG_CHANGED, -1, changed.on() ? 1 : 0, changed.operator());
        } else if (effect instanceof CoordinatorEffect.TriggerMoved moved) {
            recorder.job(EventKind.TRIGGER_MOVED, -1, moved.delayMillis(), null);
        } else if (effect instanceof CoordinatorEffect.RequestQueued queued) {
            recorder.job(EventKind.REQUEST_QUEUED, -1, queued.request(), kindOf(queued));
        } else if (effect instanceof CoordinatorEffect.RequestChosen chosen) {
            recorder.job(EventKind.REQUEST_CHOSEN, -1, chosen.request(), null);
        } else if (effect instanceof CoordinatorEffect.RequestRefused refused) {
            recorder.job(
                    EventKind.REQUEST_REFUSED,
                    -1,
                    refused.request(),
                    refused.reason().name());
        } else {
            return false;
        }
        return true;
    }

    private static String kindOf(CoordinatorEffect.RequestQueued queued) {
        if (queued.periodic()) {
            return "periodic";
        }
        return queued.forced() ? "forced" : "by-hand";
    }

    private boolean tellTriggering(CoordinatorEffect effect) {
        Recorder recorder = world.recorder();
        if (effect instanceof CoordinatorEffect.PendingReported reported) {
            recorder.job(
                    EventKind.CHECKPOINT_PENDING,
                    reported.checkpointId(),
                    reported.timestampMillis(),
                    wordOf(reported.type()));
        } else if (effect instanceof CoordinatorEffect.CheckpointPending begun) {
            pending.add(begun.checkpointId());
            recorder.job(
                    EventKind.PLAN,
                    begun.checkpointId(),
                    -1,
                    tasksOf(begun.plan().waitFor()));
        } else if (effect instanceof CoordinatorEffect.LocationReady ready) {
            recorder.job(EventKind.LOCATION_READY, ready.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.CoordinatorsDone done) {
            recorder.job(EventKind.COORDINATORS_DONE, done.checkpointId(), -1, null);
        } else {
            return false;
        }
        return true;
    }

    private boolean tellAcknowledging(CoordinatorEffect effect) {
        Recorder recorder = world.recorder();
        if (effect instanceof CoordinatorEffect.AckReceived ack
                && ack.result() == CoordinatorEffect.AckResult.SUCCESS) {
            AttemptId sender = attempt(ack.attempt());
            long bytes = ack.state() == null ? 0 : snapshots.bytesOf(ack.state().handle());
            recorder.task(EventKind.ACK_RECEIVED, sender, ack.checkpointId(), bytes, null);
        } else if (effect instanceof CoordinatorEffect.AckReceived ack) {
            recorder.task(
                    EventKind.ACK_UNUSED,
                    attempt(ack.attempt()),
                    ack.checkpointId(),
                    -1,
                    ack.result().name());
        } else if (effect instanceof CoordinatorEffect.DeclineReceived decline) {
            recorder.task(
                    EventKind.DECLINE_RECEIVED,
                    attempt(decline.attempt()),
                    decline.checkpointId(),
                    -1,
                    decline.reason().name());
        } else if (effect instanceof CoordinatorEffect.AcksComplete complete) {
            recorder.job(EventKind.ACKS_COMPLETE, complete.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.MetadataDurable durable) {
            recorder.job(EventKind.METADATA_WRITTEN, durable.checkpointId(), -1, null);
        } else {
            return false;
        }
        return true;
    }

    private boolean tellStatistics(CoordinatorEffect effect) {
        Recorder recorder = world.recorder();
        if (effect instanceof CoordinatorEffect.SubtaskReported reported) {
            recorder.subtaskReported(attempt(reported.attempt()), reported.checkpointId(), reported.metrics());
        } else if (effect instanceof CoordinatorEffect.StatisticsReported reported) {
            CheckpointStatistics statistics = reported.statistics();
            String text = StatisticsText.of(statistics, wordOf(statistics.type()), reported.counts());
            recorder.job(EventKind.CHECKPOINT_REPORTED, statistics.checkpointId(), statistics.durationMillis(), text);
        } else {
            return false;
        }
        return true;
    }

    private boolean tellEnd(CoordinatorEffect effect) {
        Recorder recorder = world.recorder();
        if (effect instanceof CoordinatorEffect.CheckpointCompleted completed) {
            world.moved();
            world.subtasks().outside().checkpointCompleted();
            pending.remove(completed.checkpointId());
            snapshots.retain(completed.checkpointId());
            recorder.job(EventKind.COMPLETED, completed.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.CheckpointAborted aborted) {
            pending.remove(aborted.checkpointId());
            recorder.job(
                    EventKind.FAILED,
                    aborted.checkpointId(),
                    -1,
                    aborted.reason().name());
        } else if (effect instanceof CoordinatorEffect.FailureReported reported) {
            recorder.job(
                    EventKind.FAILURE_REPORTED,
                    reported.checkpointId(),
                    -1,
                    reported.reason().name());
        } else {
            return tellStore(effect);
        }
        return true;
    }

    private boolean tellStore(CoordinatorEffect effect) {
        Recorder recorder = world.recorder();
        if (effect instanceof CoordinatorEffect.Subsumed subsumed) {
            snapshots.letGo(subsumed.checkpointId());
            recorder.job(EventKind.SUBSUMED, subsumed.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.StoredUnanswered stored) {
            snapshots.retain(stored.checkpointId());
            recorder.job(EventKind.STORED_UNANSWERED, stored.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.NotRemoved left) {
            recorder.job(EventKind.NOT_REMOVED, left.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.EntryRecovered recovered) {
            snapshots.retain(recovered.checkpointId());
            recorder.job(EventKind.ENTRY_RECOVERED, recovered.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.Discarded discarded) {
            snapshots.deleteMetadata(discarded.checkpointId());
            recorder.job(EventKind.DISCARDED, discarded.checkpointId(), -1, null);
        } else if (effect instanceof CoordinatorEffect.DiscardFailed failed) {
            recorder.job(EventKind.DISCARD_FAILED, failed.checkpointId(), -1, null);
        } else {
            return false;
        }
        return true;
    }

    /** Without an object for each, of which there are many. */
    private void discardAll(CoordinatorEffect.StateDiscarded discarded) {
        for (int i = 0; i < discarded.handles().size(); i++) {
            discard(discarded.checkpointId(), discarded.handles().get(i));
        }
    }

    private void actOn(CoordinatorEffect effect) {
        if (effect instanceof CoordinatorEffect.TriggerSent trigger) {
            AttemptId attempt = attempt(trigger.attempt());
            world.recorder().task(EventKind.TRIGGER_SENT, attempt, trigger.checkpointId(), -1, null);
            send(
                    attempt,
                    new CoordinatorMessage.Trigger(
                            trigger.checkpointId(), trigger.timestampMillis(), trigger.options()));
        } else if (effect instanceof CoordinatorEffect.NotifyComplete complete) {
            complete.attempts().forEach(attempt -> sendComplete(attempt(attempt), complete));
        } else if (effect instanceof CoordinatorEffect.NotifyAborted aborted) {
            aborted.attempts().forEach(attempt -> sendAborted(attempt(attempt), aborted));
        } else if (effect instanceof CoordinatorEffect.StateDiscarded discarded) {
            discardAll(discarded);
        } else if (effect instanceof CoordinatorEffect.StateLeft left) {
            left.handles().forEach(handle -> leave(left.checkpointId(), handle));
        } else if (effect instanceof CoordinatorEffect.Restored restored) {
            redeploy(restored);
        } else if (effect instanceof CoordinatorEffect.MetadataHolds metadata) {
            snapshots.keepMetadata(metadata);
        } else if (effect instanceof CoordinatorEffect.RequestDone done) {
            world.requests().done(done.request(), done.checkpointId());
        } else if (effect instanceof CoordinatorEffect.RequestFailed failed) {
            world.requests().failed(failed.request(), failed.cause());
        } else if (effect instanceof CoordinatorEffect.StartsEmpty) {
            world.failover().takeRestored();
            world.jobMaster().start();
        } else if (effect instanceof CoordinatorEffect.FailJob fail) {
            world.failJobLater(causeOf(fail.tooMany(), fail.reason().name()));
        } else if (effect instanceof CoordinatorEffect.FailJobDueToTask fail) {
            world.failover().failLater(causeOf(true, fail.reason().name()), attempt(fail.attempt()));
        }
    }

    private void discard(long checkpointId, String name) {
        snapshots.discard(checkpointId, name);
        delete(checkpointId, name);
        if (world.setting().checkpointing().unaligned()) {
            delete(checkpointId, TaskSnapshot.inFlightFileOf(name));
        }
    }

    private void delete(long checkpointId, String file) {
        if (world.storage().delete(file)) {
            world.recorder().job(EventKind.STATE_DELETED, checkpointId, -1, file);
        }
    }

    private void leave(long checkpointId, String name) {
        if (world.storage().find(name) != null) {
            world.recorder().job(EventKind.STATE_LEFT, checkpointId, -1, name);
        }
    }

    private static String causeOf(boolean tooMany, String reason) {
        return tooMany ? "too many failed checkpoints, the last one " + reason : reason;
    }

    private static String wordOf(SnapshotType type) {
        if (type.isSynchronous()) {
            return "synchronous-savepoint";
        }
        return type.isSavepoint() ? "savepoint" : "checkpoint";
    }

    private String tasksOf(List<TaskAttempt> attempts) {
        return attempts.stream()
                .map(attempt -> world.numbers().toWorld(attempt.task()))
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private AttemptId attempt(TaskAttempt attempt) {
        return new AttemptId(world.numbers().toWorld(attempt.task()), attempt.attempt());
    }

    private void send(AttemptId attempt, CoordinatorMessage message) {
        world.rpc().send(new Envelope.ToTask(attempt, message));
    }

    private void sendComplete(AttemptId attempt, CoordinatorEffect.NotifyComplete complete) {
        world.recorder().task(EventKind.COMPLETE_SENT, attempt, complete.checkpointId(), -1, null);
        send(attempt, new CoordinatorMessage.NotifyComplete(complete.checkpointId()));
    }

    private void sendAborted(AttemptId attempt, CoordinatorEffect.NotifyAborted aborted) {
        world.recorder().task(EventKind.ABORT_SENT, attempt, aborted.checkpointId(), -1, null);
        send(
                attempt,
                new CoordinatorMessage.NotifyAborted(aborted.checkpointId(), Math.max(0, aborted.latestCompleted())));
    }

    private void redeploy(CoordinatorEffect.Restored restored) {
        long checkpointId = Math.max(0, restored.checkpointId());
        world.recorder().job(EventKind.RESTORE_STARTED, checkpointId, -1, null);
        List<JobMaster.Deployment> deployments = new ArrayList<>();
        List<Integer> restarted = world.failover().takeRestored();
        world.sources().restart(restarted);
        for (int task : restarted) {
            deployments.add(new JobMaster.Deployment(task, stateFor(task, checkpointId, restored)));
        }
        world.jobMaster().redeploy(deployments, checkpointId);
    }

    private RestoredState stateFor(int task, long checkpointId, CoordinatorEffect.Restored restored) {
        for (CoordinatorEffect.RestoredTask entry : restored.tasks()) {
            if (entry.task() == world.numbers().toCoordinator(task)) {
                return new RestoredState(checkpointId, snapshots.all(entry.states()), entry.finished());
            }
        }
        return new RestoredState(checkpointId, List.of(), false);
    }

    /** A message of a task arrives: each is a job of its own in the coordinator (C-003). */
    void onTaskMessage(AttemptId attempt, TaskMessage message, @Nullable TaskSnapshot snapshot) {
        TaskAttempt sender = new TaskAttempt(world.numbers().toCoordinator(attempt.task()), attempt.attempt());
        if (message instanceof TaskMessage.Decline decline) {
            world.coordinator().submit(new CoordinatorInput.Decline(sender, decline.checkpointId(), decline.reason()));
        } else if (message instanceof TaskMessage.Acknowledge acknowledge) {
            world.coordinator()
                    .submit(new CoordinatorInput.Acknowledge(
                            sender, acknowledge.checkpointId(), keep(acknowledge, snapshot), acknowledge.metrics()));
        }
    }

    private @Nullable AcknowledgedState keep(TaskMessage.Acknowledge acknowledge, @Nullable TaskSnapshot snapshot) {
        if (snapshot == null) {
            return acknowledge.operatorsFinished()
                    ? new AcknowledgedState(null, true, acknowledge.finishedOnRestore(), List.of(), List.of())
                    : null;
        }
        snapshots.put(snapshot);
        return new AcknowledgedState(
                snapshot.handle(),
                acknowledge.operatorsFinished(),
                acknowledge.finishedOnRestore(),
                SnapshotFiles.namesOf(snapshot.files().added()),
                SnapshotFiles.namesOf(snapshot.files().reused()));
    }
}
