package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Action;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.ClaimMode;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Heritage;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import io.github.cleancut.trace.EventKind;

/**
 * Which JobManager leads the job: the loss of one, when the TaskManagers notice it, and the next one (section 20). Each leads for a term; what was posted, armed, asked or sent to in an earlier term is of
 * no effect in a later one (C-220).
 */
final class Leadership {
    /** The index of the event when the loss is noticed. */
    private static final int NOTICED = 0;

    /** The index of the event when another one is there. */
    private static final int TAKE_OVER = 1;

    private final World world;
    private JobManager jobManager;
    private int term;
    private boolean isGone;
    private boolean isNoticed;
    private long backNanos;

    /** How the job was started; without a snapshot, NO_CLAIM (C-166). */
    private ClaimMode claimMode = ClaimMode.NO_CLAIM;

    /** The first one. */
    Leadership(World world) {
        this.world = world;
        jobManager = JobManagerFactory.create(world);
    }

    /** A copy for another world. */
    Leadership(World world, Leadership from) {
        this.world = world;
        jobManager = JobManagerFactory.copy(from.jobManager, world);
        term = from.term;
        isGone = from.isGone;
        isNoticed = from.isNoticed;
        backNanos = from.backNanos;
        claimMode = from.claimMode;
    }

    /** The rooms of the JobManager that leads, or led last. */
    JobManager jobManager() {
        return jobManager;
    }

    /** Counts JobManagers, from 0, and losses. */
    int term() {
        return term;
    }

    /** Whether there is no JobManager. */
    boolean isGone() {
        return isGone;
    }

    /**
     * The JobManager's process is gone.
     *
     * @param detectNanos until the TaskManagers notice
     * @param untilBackNanos after that, until another one is there
     * @return false where there is none, or nothing to lead any more
     */
    boolean lose(long detectNanos, long untilBackNanos) {
        if (isGone || jobManager.jobMaster().status().isTerminal()) {
            return false;
        }
        isGone = true;
        isNoticed = false;
        backNanos = untilBackNanos;
        term++;
        world.rpc().setTerm(term);
        jobManager.coordinator().lose();
        world.recorder().job(EventKind.JOB_MANAGER_LOST, -1, -1, null);
        world.contact().jobManagerGone();
        schedule(detectNanos, NOTICED);
        return true;
    }

    private void schedule(long afterNanos, int what) {
        long at = VirtualTime.plus(world.queue().timeNanos(), afterNanos);
        world.queue().schedule(at, Targets.of(Targets.LEADERSHIP, what), term);
    }

    /** Something is due that was planned in a term. */
    void isDue(int what, long ofTerm) {
        if (!isGone || ofTerm != term) {
            return;
        }
        if (what == NOTICED) {
            notice();
        } else {
            takeOver();
        }
    }

    /** TaskManagers fail the tasks of a job whose JobManager is gone. */
    private void notice() {
        if (!isNoticed) {
            isNoticed = true;
            world.subtasks().jobManagerLost();
            schedule(backNanos, TAKE_OVER);
        }
    }

    private void takeOver() {
        boolean isHighlyAvailable = world.setting().scenario().flink().highAvailability();
        Heritage heritage = jobManager.coordinator().heritage();
        jobManager = JobManagerFactory.successor(jobManager, world, term, isHighlyAvailable);
        isGone = false;
        world.recorder().job(EventKind.JOB_MANAGER_STARTED, -1, term, isHighlyAvailable ? "recovered" : "empty");
        jobManager.jobMaster().succeed();
        world.contact().succeed();
        if (isHighlyAvailable) {
            world.hooks().enroll();
        }
        jobManager.coordinator().submit(new CoordinatorInput.TakeOver(isHighlyAvailable, heritage, claimMode));
    }

    /**
     * A job that has ended is submitted again, to start from a snapshot: a JobManager of its own leads it (C-211).
     *
     * @param saved the snapshot
     * @param restore how
     */
    void submitAnew(SavedCheckpoint saved, Action.Verb.Restore restore) {
        ClaimMode mode = ClaimMode.valueOf(restore.claimMode());
        term++;
        world.rpc().setTerm(term);
        jobManager.coordinator().lose();
        jobManager = JobManagerFactory.successor(jobManager, world, term, true);
        claimMode = mode;
        world.recorder().job(EventKind.JOB_SUBMITTED, saved.checkpointId(), term, mode.name());
        jobManager.jobMaster().succeed();
        world.hooks().forget(restore.withoutHook());
        world.hooks().enroll();
        boolean ignoreUnclaimed = world.setting().scenario().flink().ignoreUnclaimedState();
        jobManager.coordinator().submit(new CoordinatorInput.RestoreSavepoint(saved, mode, ignoreUnclaimed));
    }

    /** A lost JobManager is replaced at once ({@code end.at}). */
    void bringBack() {
        if (isGone) {
            notice();
            takeOver();
        }
    }

    void encode(StringBuilder to) {
        to.append(isGone ? "no JobManager" : "").append(isNoticed && isGone ? ", noticed" : "");
        to.append(claimMode == ClaimMode.NO_CLAIM ? "" : claimMode.name());
    }
}
