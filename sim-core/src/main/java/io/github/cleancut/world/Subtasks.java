package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.protocol.message.CoordinatorMessage;
import io.github.cleancut.trace.EventKind;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attempts that live on the TaskManagers: how they begin, how messages and elements reach them, how they end. */
final class Subtasks {
    private final World world;
    private final AttemptFactory factory;
    private final NewLives lives;
    private final TaskManagers taskManagers;
    private final DrawnAmount deployNanos;
    private final DrawnAmount cancelNanos;
    private final @Nullable Attempt[] attempts;
    private final Slowdowns[] slowdowns;

    private OutsideWorld outside;

    private Zombies zombies = new Zombies();

    private Slots<TaskDue> due = new Slots<>();

    Subtasks(World world, AttemptFactory factory, TaskManagers taskManagers) {
        this.world = world;
        this.factory = factory;
        this.lives = new NewLives(world, factory);
        this.taskManagers = taskManagers;
        ClusterSpec cluster = world.setting().scenario().cluster();
        deployNanos = new DrawnAmount(cluster.deploy(), world.setting().choices().stream("cluster/deploy"));
        cancelNanos = new DrawnAmount(cluster.cancel(), world.setting().choices().stream("cluster/cancel"));
        attempts = new Attempt[world.topology().taskCount()];
        slowdowns = new Slowdowns[attempts.length];
        outside = new OutsideWorld(attempts.length);
        for (int task = 0; task < attempts.length; task++) {
            slowdowns[task] = new Slowdowns();
        }
    }

    boolean hasSlotFor(int task) {
        return taskManagers.isUp(world.topology().taskManagerOf(task));
    }

    TaskManagers taskManagers() {
        return taskManagers;
    }

    boolean isAlive(int task) {
        return attempts[task] != null;
    }

    OutsideWorld outside() {
        return outside;
    }

    Slowdowns slowdownsOf(int task) {
        return slowdowns[task];
    }

    /** The live attempt with an id, or null. */
    @Nullable
    Attempt find(AttemptId id) {
        Attempt attempt = attempts[id.task()];
        return attempt != null && attempt.id().equals(id) ? attempt : zombies.find(id);
    }

    /** Attempts are about to be deployed: their channels are new, and the trace says what each begins with. */
    void beginLives(List<JobMaster.Deployment> deployments) {
        deployments.forEach(deployment -> cutOff(deployment.task()));
        lives.begin(deployments);
    }

    /** What still works although the JobManager believes it dead loses its channels to its successor. */
    private void cutOff(int task) {
        Attempt attempt = attempts[task];
        if (attempt != null) {
            stop(attempt, "cut off");
            attempt.cutOff();
            zombies.add(attempt);
        }
    }

    /** Whether an attempt's transactions have been taken over by its successor. */
    boolean isFenced(AttemptId id) {
        return zombies.isFenced(id);
    }

    /** A deployment that is on its way to a process that is gone reaches nobody, also if another one of that name is there by then. */
    void neverBegin(AttemptId id) {
        factory.forbid(id);
    }

    /** Something is due later. */
    void later(long nanos, TaskDue thing) {
        world.queue()
                .schedule(
                        VirtualTime.plus(world.queue().timeNanos(), nanos),
                        Targets.of(Targets.TASK, due.put(thing)),
                        0);
    }

    /** A message reaches the machine of a task; one that is down hears nothing. */
    void onMessage(Envelope envelope) {
        Attempt attempt = find(envelope.attempt());
        if (attempt == null && !hasSlotFor(envelope.attempt().task())) {
            return;
        }
        if (envelope instanceof Envelope.Deploy deploy) {
            later(deployNanos.nextNanos(), new TaskDue.Initialize(deploy));
        } else if (envelope instanceof Envelope.Cancel cancel) {
            cancel(cancel.attempt(), attempt);
        } else if (envelope instanceof Envelope.ToTask toTask) {
            deliver(toTask, attempt);
        } else if (envelope instanceof Envelope.OperatorEvent event) {
            world.sources().deliver(event, attempt);
        }
    }

    private void deliver(Envelope.ToTask toTask, @Nullable Attempt attempt) {
        CoordinatorMessage message = toTask.message();
        if (attempt == null) {
            if (message instanceof CoordinatorMessage.Trigger) {
                world.rpc().send(new Envelope.TriggerFailed(toTask.attempt(), message.checkpointId()));
            }
        } else if (message instanceof CoordinatorMessage.Trigger trigger) {
            attempt.onTriggerCall(trigger);
        } else if (message instanceof CoordinatorMessage.NotifyComplete complete) {
            attempt.onMail(new Mail.Complete(complete.checkpointId()), true);
        } else if (message instanceof CoordinatorMessage.NotifyAborted aborted) {
            attempt.onMail(new Mail.Aborted(aborted), true);
        }
    }

    private void cancel(AttemptId id, @Nullable Attempt attempt) {
        if (attempt != null) {
            stop(attempt, "cancelled");
        }
        factory.forbid(id);
        later(cancelNanos.nextNanos(), new TaskDue.Cancelled(id));
    }

    /** Something that an attempt or TaskManager waits for is due. */
    void isDue(int slot) {
        TaskDue thing = due.take(slot);
        if (thing instanceof TaskDue.Initialize initialize) {
            initialize(initialize.deploy());
        } else if (thing instanceof TaskDue.Cancelled cancelled) {
            tellState(cancelled.attempt(), Envelope.AttemptState.CANCELED);
        } else if (thing instanceof TaskDue.AsyncPart part) {
            asyncPartIsOver(part.attempt(), part.checkpointId(), true);
        } else if (thing instanceof TaskDue.Timer timer) {
            timerIsDue(timer);
        } else if (thing instanceof TaskDue.RecordsTaken taken) {
            recordsTaken(taken.channel(), taken.life());
        } else if (thing instanceof TaskDue.Notice notice) {
            taskManagers.isDue(notice);
        }
    }

    private void timerIsDue(TaskDue.Timer timer) {
        Attempt attempt = find(timer.attempt());
        if (attempt != null) {
            attempt.onTimer(timer.mail());
        }
    }

    private void initialize(Envelope.Deploy deploy) {
        AttemptId id = deploy.attempt();
        if (!hasSlotFor(id.task()) || factory.isForbidden(id)) {
            return;
        }
        tellState(id, Envelope.AttemptState.INITIALIZING);
        attempts[id.task()] = factory.create(id, deploy.state());
        world.network().writers().flusher().begin(id.task());
        world.storage()
                .begin(new StorageJob(
                        StorageOperation.READ,
                        deploy.state().checkpointId(),
                        id,
                        deploy.state().bytes(),
                        0));
    }

    /** A storage operation of an attempt is over. */
    void storageDone(StorageJob job, boolean hasSucceeded) {
        Attempt attempt = find(job.attempt());
        if (job.ticket() == ChannelStateWork.TICKET) {
            if (attempt != null) {
                attempt.inFlightIsWritten(job.checkpointId(), hasSucceeded);
            }
        } else if (job.operation() == StorageOperation.UPLOAD) {
            asyncPartIsOver(job.attempt(), job.checkpointId(), hasSucceeded);
        } else if (attempt != null && hasSucceeded && factory.readState(attempt)) {
            zombies.fence(attempt.id().task());
            attempt.run();
        } else if (attempt != null) {
            fail(attempt, "restoring failed");
        }
    }

    /** Starts the clock of an asynchronous part of a given duration. */
    void startAsyncPart(AttemptId id, long checkpointId, long nanos) {
        later(nanos, new TaskDue.AsyncPart(id, checkpointId));
    }

    private void asyncPartIsOver(AttemptId id, long checkpointId, boolean hasSucceeded) {
        Attempt attempt = find(id);
        if (attempt != null) {
            attempt.asyncPartIsOver(checkpointId, hasSucceeded);
        }
    }

    /** The consumer of a channel has handled its EndOfData. */
    void acknowledgeEndOfData(int channel) {
        later(0, new TaskDue.RecordsTaken(channel, world.network().life(channel)));
    }

    private void recordsTaken(int channel, long life) {
        Attempt producer = attempts[world.topology().producerOf(channel)];
        if (producer != null && world.network().life(channel) == life) {
            producer.consumerAcknowledged();
        }
    }

    void tellState(AttemptId id, Envelope.AttemptState state) {
        world.rpc().send(new Envelope.StateUpdate(id, state));
    }

    /** The live attempt that a channel leads to, or null. */
    @Nullable
    Attempt consumerOf(int channel) {
        return attempts[world.topology().consumerOf(channel)];
    }

    /** The live attempt that a channel comes from, or null. */
    @Nullable
    Attempt producerOf(int channel) {
        return attempts[world.topology().producerOf(channel)];
    }

    /** A task's output is available again. */
    void outputIsFree(int task) {
        Attempt attempt = attempts[task];
        if (attempt != null) {
            attempt.outputIsFree();
        }
    }

    /** A subtask's thread looks for work. */
    void wake(int task, long attemptNumber) {
        Attempt attempt = attempts[task];
        if (attempt != null && attempt.id().attempt() == attemptNumber) {
            attempt.wake();
        } else {
            zombies.wake(task, attemptNumber);
        }
    }

    /** An attempt fails by itself. */
    void fail(Attempt attempt, String cause) {
        stop(attempt, cause);
        tellState(attempt.id(), Envelope.AttemptState.FAILED);
    }

    /** An attempt has finished. */
    void finish(Attempt attempt) {
        if (!zombies.remove(attempt)) {
            world.recorder().task(EventKind.ATTEMPT_FINISHED, attempt.id(), -1, -1, null);
            attempts[attempt.id().task()] = null;
        }
        tellState(attempt.id(), Envelope.AttemptState.FINISHED);
    }

    private void stop(Attempt attempt, String cause) {
        if (!zombies.remove(attempt)) {
            world.recorder().task(EventKind.ATTEMPT_STOPPED, attempt.id(), -1, -1, cause);
            attempts[attempt.id().task()] = null;
        }
    }

    /** A fault kills an attempt, a zombie goes on; below 0 the JobManager learns of it by one message. */
    void kill(int task, long detectNanos, boolean isZombie) {
        Attempt attempt = attempts[task];
        if (attempt == null) {
            return;
        }
        if (!isZombie) {
            stop(attempt, "killed");
        }
        if (detectNanos < 0) {
            tellState(attempt.id(), Envelope.AttemptState.FAILED);
        } else {
            later(detectNanos, new TaskDue.AttemptMissed(attempt.id()));
        }
    }

    /** A fault kills a TaskManager. */
    void killTaskManager(int taskManager, long detectNanos, long backNanos, boolean isZombie) {
        if (!taskManagers.isUp(taskManager)) {
            return;
        }
        if (isZombie) {
            later(detectNanos, new TaskDue.TaskManagerDisowned(taskManager, backNanos));
            return;
        }
        int loss = taskManagers.lose(taskManager);
        stopLive(id -> world.topology().taskManagerOf(id.task()) == taskManager, "TaskManager killed");
        later(detectNanos, new TaskDue.TaskManagerMissed(taskManager, loss, backNanos));
    }

    /** TaskManagers learn that the JobManager is gone: they fail the tasks of its job, and what it has asked for is not begun any more. */
    void jobManagerLost() {
        zombies = new Zombies();
        for (int task = 0; task < attempts.length; task++) {
            factory.forbid(world.jobMaster().executions().attemptOf(task));
        }
        stopLive(id -> true, "JobManager lost");
    }

    /** A process ends attempts, among them such as have been replaced already. */
    void stopAll(Predicate<AttemptId> which, String cause) {
        zombies.removeIf(which);
        stopLive(which, cause);
    }

    private void stopLive(Predicate<AttemptId> which, String cause) {
        for (Attempt attempt : attempts) {
            if (attempt != null && which.test(attempt.id())) {
                stop(attempt, cause);
            }
        }
    }

    /** A pause of a subtask is over. */
    void goOn(int task) {
        Attempt attempt = attempts[task];
        if (attempt != null) {
            attempt.look();
        }
    }

    /** Whether some source has records to come. */
    boolean isAnySourceWaiting() {
        for (Attempt attempt : attempts) {
            if (attempt != null && attempt.isSourceWaiting() && !outside.isStopped()) {
                return true;
            }
        }
        return false;
    }

    /** Whether some thread is at work. */
    boolean isAnyBusy() {
        for (int task = 0; task < attempts.length; task++) {
            Attempt attempt = attempts[task];
            if (attempt != null && attempt.isWorking() && !slowdowns[task].isPaused()) {
                return true;
            }
        }
        return false;
    }

    Subtasks copy(World copiedWorld) {
        Subtasks copy = new Subtasks(copiedWorld, factory.copy(copiedWorld), taskManagers.copy(copiedWorld));
        for (int task = 0; task < attempts.length; task++) {
            Attempt attempt = attempts[task];
            copy.attempts[task] = attempt == null ? null : attempt.copy(copiedWorld);
            copy.slowdowns[task] = slowdowns[task].copy();
        }
        copy.zombies = zombies.copy(copiedWorld);
        copy.due = due.copy();
        copy.outside = outside.copy();
        return copy;
    }

    /** What is in a slot, in words. */
    String peek(int slot) {
        return String.valueOf(due.peek(slot));
    }

    void encode(StringBuilder to) {
        taskManagers.encode(to);
        zombies.encode(to);
        for (Attempt attempt : attempts) {
            if (attempt == null) {
                to.append("none;");
            } else {
                attempt.encode(to);
            }
        }
    }
}
