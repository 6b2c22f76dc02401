package io.github.cleancut.world;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.failover.FailoverEffects;
import io.github.cleancut.protocol.failover.Failure;
import io.github.cleancut.protocol.failover.JobRestarts;
import io.github.cleancut.protocol.failover.PendingRestart;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what the rules of failover decide: cancel, wait for the delay and the cancellations, restore, deploy again (C-190, C-191, C-203). */
final class Failover implements FailoverEffects {
    /** Steps of the random jitter of a restart delay. */
    private static final long JITTER_STEPS = 1L << 32;

    /** The argument of the event of a global failure; restarts are numbered from 1. */
    private static final long GLOBAL_FAILURE = 0;

    /** Why the whole job shall fail, and which attempt has told it. */
    private record Cause(String text, @Nullable AttemptId attempt) {}

    private final World world;
    private final JobRestarts job;
    private final Regions regions;
    private final Draws jitter;
    private Deque<List<Integer>> restoring = new ArrayDeque<>();
    private final Deque<Cause> causes = new ArrayDeque<>();

    /** Attempts whose failure no restart can help against (C-202). */
    private final List<AttemptId> hopeless = new ArrayList<>();

    private boolean isRecoverable = true;

    /** The one that is dealt with. */
    private Cause present = new Cause("", null);

    Failover(World world, JobRestarts job, Regions regions, Draws jitter) {
        this.world = world;
        this.job = job;
        this.regions = regions;
        this.jitter = jitter;
    }

    /** The failure of an attempt, once the JobManager learns of it, will be one that no restart can help against. */
    void expectHopeless(AttemptId attempt) {
        hopeless.add(attempt);
    }

    /** An attempt has failed. */
    void taskFailed(AttemptId attempt) {
        isRecoverable = !hopeless.contains(attempt);
        fail(regions.restartedWith(attempt.task()), false);
        isRecoverable = true;
    }

    /**
     * The job as a whole shall fail, in a step of its own.
     *
     * @param cause why
     * @param attempt the attempt that has told it, or null
     */
    void failLater(String cause, @Nullable AttemptId attempt) {
        causes.addLast(new Cause(cause, attempt));
        world.queue()
                .schedule(
                        world.queue().timeNanos(),
                        Targets.of(Targets.JOB_MASTER, world.leadership().term()),
                        GLOBAL_FAILURE);
    }

    /** A global failure goes through the restart strategy like any other (C-181). */
    @Override
    public void failGlobally() {
        world.recorder().job(EventKind.JOB_FAILURE, -1, -1, present.text());
        fail(regions.everything(), true);
    }

    private void fail(List<Integer> tasks, boolean isGlobal) {
        job.onFailure(world.jobMaster().status(), tasks, isGlobal, regions.everything(), this);
        attemptEnded();
    }

    @Override
    public Failure failure() {
        double unit = jitter.pick(JITTER_STEPS + 1, "jitter") / (double) JITTER_STEPS;
        return new Failure(world.coordinator().clock().wallMillis(), isRecoverable, 2 * unit - 1);
    }

    @Override
    public void setStatus(JobStatus status) {
        world.jobMaster().setStatus(status);
    }

    @Override
    public void cancel(List<Integer> tasks) {
        world.jobMaster().cancel(tasks);
    }

    @Override
    public void tellRestarting(long delayMillis) {
        long delayNanos = delayMillis * VirtualTime.NANOS_PER_MILLI;
        world.recorder().job(EventKind.JOB_RESTARTING, -1, delayNanos, JobStatus.RESTARTING.name());
    }

    @Override
    public void await(int number, long delayMillis) {
        long delayNanos = delayMillis * VirtualTime.NANOS_PER_MILLI;
        world.queue()
                .schedule(
                        VirtualTime.plus(world.queue().timeNanos(), delayNanos),
                        Targets.of(Targets.JOB_MASTER, world.leadership().term()),
                        number);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    /** Something is due that a JobManager has planned in its term: the backoff of a restart is over, or the job as a whole fails. */
    void isDue(int term, long number) {
        if (term == world.leadership().term()) {
            delayIsOver(number);
        }
    }

    private void delayIsOver(long number) {
        if (number == GLOBAL_FAILURE) {
            present = causes.removeFirst();
            AttemptId attempt = present.attempt();
            boolean stillRuns =
                    attempt != null && world.jobMaster().executions().isCurrentAndRunning(attempt);
            job.onBlame(world.jobMaster().status(), attempt != null, stillRuns, this);
            return;
        }
        job.onDelayOver(number);
        attemptEnded();
    }

    /** An attempt has ended, or a delay: what waited for it goes on. */
    void attemptEnded() {
        JobMaster master = world.jobMaster();
        job.onAttemptEnded(tasks -> master.executions().all(tasks, TaskState::isTerminal), this);
        job.endJob(
                master.status(),
                master.executions().all(TaskState::isTerminal),
                master.executions().all(state -> state == TaskState.FINISHED),
                this);
    }

    /** A user cancels the job. */
    void cancelJob() {
        job.onCancel(world.jobMaster().status(), regions.everything(), this);
        attemptEnded();
    }

    @Override
    public void restart(PendingRestart restart) {
        world.subtasks().outside().restarted();
        restoring.addLast(restart.tasks());
        world.jobMaster().reset(restart.tasks());
        world.coordinator().submit(new CoordinatorInput.AbortPendingForFailover());
        world.coordinator().submit(new CoordinatorInput.RestoreLatest(restart.isGlobal()));
    }

    /** A new JobManager restores everything. */
    void succeed() {
        world.subtasks().outside().restarted();
        restoring.addLast(regions.everything());
    }

    /** The subtasks whose restart has led to the restore that the coordinator tells of now. */
    List<Integer> takeRestored() {
        return restoring.removeFirst();
    }

    /** Number of restarts so far. */
    int restarts() {
        return job.restarts();
    }

    Failover copy(World copiedWorld) {
        Failover copy =
                new Failover(copiedWorld, job.copy(job.backoff().copy(copiedWorld.recorder())), regions, jitter.copy());
        copy.restoring = new ArrayDeque<>(restoring);
        copy.causes.addAll(causes);
        copy.hopeless.addAll(hopeless);
        return copy;
    }

    void encode(StringBuilder to) {
        job.encode(to);
        to.append(restoring).append(hopeless);
    }
}
