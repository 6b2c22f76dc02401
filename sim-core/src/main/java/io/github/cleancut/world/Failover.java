package io.github.cleancut.world;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.failover.Failure;
import io.github.cleancut.protocol.failover.RestartBackoff;
import io.github.cleancut.protocol.failover.RestartVerdict;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Carries out what the restart strategy decides: cancel, wait for the backoff and the cancellations, restore, deploy again (C-190, C-191, C-203). */
final class Failover {
    /** Steps of the random jitter of a restart delay. */
    private static final long JITTER_STEPS = 1L << 32;

    /** The argument of the event of a global failure; restarts are numbered from 1. */
    private static final long GLOBAL_FAILURE = 0;

    /** So many restarts in a row without anything new between them, and nothing new will come. */
    private static final int RESTARTS_IN_VAIN = 50;

    /**
     * A restart that waits.
     *
     * @param number counts restarts
     * @param tasks what restarts
     * @param isGlobal after a global failure
     * @param isDelayOver whether the backoff is over
     */
    private record Restart(int number, List<Integer> tasks, boolean isGlobal, boolean isDelayOver) {}

    private final World world;
    private final RestartBackoff backoff;
    private final Regions regions;
    private final Draws jitter;
    private List<Restart> waiting = new ArrayList<>();
    private Deque<List<Integer>> restoring = new ArrayDeque<>();
    private final Deque<String> causes = new ArrayDeque<>();
    private int restarts;
    private int restartsInVain;
    private long furthestRecords;

    Failover(World world, RestartBackoff backoff, Regions regions, Draws jitter) {
        this.world = world;
        this.backoff = backoff;
        this.regions = regions;
        this.jitter = jitter;
    }

    /** A task has failed. */
    void taskFailed(int task) {
        fail(regions.restartedWith(task), false);
    }

    /** The job as a whole shall fail, in a step of its own. */
    void failLater(String cause) {
        causes.addLast(cause);
        world.queue()
                .schedule(
                        world.queue().timeNanos(),
                        Targets.of(Targets.JOB_MASTER, world.leadership().term()),
                        GLOBAL_FAILURE);
    }

    /** A global failure goes through the restart strategy like any other (C-181). */
    private void failGlobally(String cause) {
        world.recorder().job(EventKind.JOB_FAILURE, -1, -1, cause);
        fail(regions.everything(), true);
    }

    private void fail(List<Integer> tasks, boolean isGlobal) {
        JobMaster job = world.jobMaster();
        if (job.status() != JobStatus.RUNNING && job.status() != JobStatus.RESTARTING) {
            attemptEnded();
            return;
        }
        double unit = jitter.pick(JITTER_STEPS + 1, "jitter") / (double) JITTER_STEPS;
        RestartVerdict verdict =
                backoff.onFailure(new Failure(world.coordinator().clock().wallMillis(), 2 * unit - 1));
        if (!verdict.canRestart()) {
            waiting = new ArrayList<>();
            job.setStatus(JobStatus.FAILING);
            job.cancel(regions.everything());
            attemptEnded();
            return;
        }
        restartAfter(tasks, isGlobal, verdict.backoffMillis() * VirtualTime.NANOS_PER_MILLI);
    }

    private void restartAfter(List<Integer> tasks, boolean isGlobal, long backoffNanos) {
        supersede(tasks);
        waiting.add(new Restart(++restarts, tasks, isGlobal, false));
        if (world.jobMaster().status() == JobStatus.RUNNING) {
            world.jobMaster().setStatus(JobStatus.RESTARTING);
        }
        world.recorder().job(EventKind.JOB_RESTARTING, -1, backoffNanos, JobStatus.RESTARTING.name());
        world.jobMaster().cancel(tasks);
        world.queue()
                .schedule(
                        VirtualTime.plus(world.queue().timeNanos(), backoffNanos),
                        Targets.of(Targets.JOB_MASTER, world.leadership().term()),
                        restarts);
    }

    /** A newer failure takes its tasks out of the restarts that wait (C-203). */
    private void supersede(List<Integer> tasks) {
        List<Restart> rest = new ArrayList<>();
        for (Restart restart : waiting) {
            List<Integer> left = restart.tasks().stream()
                    .filter(task -> !tasks.contains(task))
                    .toList();
            if (!left.isEmpty()) {
                rest.add(new Restart(restart.number(), left, restart.isGlobal(), restart.isDelayOver()));
            }
        }
        waiting = rest;
    }

    /** Something is due that a JobManager has planned in its term: the backoff of a restart is over, or the job as a whole fails. */
    void isDue(int term, long number) {
        if (term == world.leadership().term()) {
            delayIsOver(number);
        }
    }

    private void delayIsOver(long number) {
        if (number == GLOBAL_FAILURE) {
            failGlobally(causes.removeFirst());
            return;
        }
        waiting.replaceAll(restart -> restart.number() == number
                ? new Restart(restart.number(), restart.tasks(), restart.isGlobal(), true)
                : restart);
        attemptEnded();
    }

    /** An attempt has ended, or a delay: what waited for it goes on. */
    void attemptEnded() {
        Executions executions = world.jobMaster().executions();
        for (Restart restart : new ArrayList<>(waiting)) {
            if (restart.isDelayOver() && executions.all(restart.tasks(), TaskState::isTerminal)) {
                waiting.remove(restart);
                restart(restart);
            }
        }
        JobStatus status = world.jobMaster().status();
        if (status == JobStatus.FAILING && executions.all(TaskState::isTerminal)) {
            world.jobMaster().setStatus(JobStatus.FAILED);
        } else if (status == JobStatus.CANCELLING && executions.all(TaskState::isTerminal)) {
            world.jobMaster().setStatus(JobStatus.CANCELED);
        }
    }

    /** A user cancels the job. */
    void cancelJob() {
        waiting = new ArrayList<>();
        world.jobMaster().setStatus(JobStatus.CANCELLING);
        world.jobMaster().cancel(regions.everything());
        attemptEnded();
    }

    private void restart(Restart restart) {
        if (waiting.isEmpty()) {
            world.jobMaster().setStatus(JobStatus.RUNNING);
        }
        countRestart();
        restoring.addLast(restart.tasks());
        world.jobMaster().reset(restart.tasks());
        world.coordinator().submit(new CoordinatorInput.AbortPendingForFailover());
        world.coordinator().submit(new CoordinatorInput.RestoreLatest(restart.isGlobal()));
    }

    /** A restart is in vain where no source has come further than before. */
    private void countRestart() {
        long records = world.subtasks().outside().records();
        restartsInVain = records > furthestRecords ? 0 : restartsInVain + 1;
        furthestRecords = Math.max(furthestRecords, records);
    }

    /** A checkpoint has completed: restarts begin from there. */
    void checkpointCompleted() {
        restartsInVain = 0;
    }

    /** Whether the job restarts again and again, and no source comes further and no checkpoint completes in between. */
    boolean isGoingInCircles() {
        return restartsInVain >= RESTARTS_IN_VAIN;
    }

    /** A new JobManager restores everything. */
    void succeed() {
        restoring.addLast(regions.everything());
    }

    /** The subtasks whose restart has led to the restore that the coordinator tells of now. */
    List<Integer> takeRestored() {
        return restoring.removeFirst();
    }

    /** Number of restarts so far. */
    int restarts() {
        return restarts;
    }

    Failover copy(World copiedWorld) {
        Failover copy = new Failover(copiedWorld, backoff.copy(copiedWorld.recorder()), regions, jitter.copy());
        copy.waiting = new ArrayList<>(waiting);
        copy.restoring = new ArrayDeque<>(restoring);
        copy.causes.addAll(causes);
        copy.restarts = restarts;
        copy.restartsInVain = restartsInVain;
        copy.furthestRecords = furthestRecords;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(waiting).append(restoring);
        backoff.encode(to);
    }
}
