package io.github.cleancut.world;

import java.util.Arrays;

/** Which TaskManagers are there, and how often each has gone: what was to be noticed of an earlier loss says nothing of a later life. */
final class TaskManagers {
    private final World world;
    private final boolean[] down;
    private final int[] losses;

    TaskManagers(World world, int count) {
        this.world = world;
        down = new boolean[count];
        losses = new int[count];
    }

    boolean isUp(int taskManager) {
        return !down[taskManager];
    }

    /** A TaskManager goes; the number of this loss. */
    int lose(int taskManager) {
        down[taskManager] = true;
        return ++losses[taskManager];
    }

    private boolean isAwaySince(int taskManager, int loss) {
        return down[taskManager] && losses[taskManager] == loss;
    }

    /** The JobManager learns something, now or when it goes on. */
    void isDue(TaskDue.Notice notice) {
        if (world.contact().isJobManagerHeld()) {
            world.contact().keep(new Held.Noticed(notice));
        } else {
            take(notice);
        }
    }

    /** The JobManager learns something. */
    void take(TaskDue.Notice notice) {
        if (notice instanceof TaskDue.AttemptMissed missed) {
            world.jobMaster().onStateUpdate(missed.attempt(), Envelope.AttemptState.FAILED);
        } else if (notice instanceof TaskDue.TaskManagerMissed missed) {
            miss(missed);
        } else if (notice instanceof TaskDue.TaskManagerDisowned disowned) {
            disown(disowned);
        } else if (notice instanceof TaskDue.TaskManagerBack back) {
            bringBack(back);
        }
    }

    /** The JobManager notices a loss. */
    private void miss(TaskDue.TaskManagerMissed missed) {
        if (isAwaySince(missed.taskManager(), missed.loss())) {
            notice(missed.taskManager(), missed.backNanos());
        }
    }

    /** The JobManager takes a TaskManager for dead that goes on working, and gives it no more work. */
    private void disown(TaskDue.TaskManagerDisowned disowned) {
        if (isUp(disowned.taskManager())) {
            lose(disowned.taskManager());
            notice(disowned.taskManager(), disowned.backNanos());
        }
    }

    private void notice(int taskManager, long backNanos) {
        world.jobMaster().onTaskManagerLost(taskManager);
        world.subtasks().later(backNanos, new TaskDue.TaskManagerBack(taskManager, losses[taskManager]));
    }

    /** A TaskManager of that name is there, after a loss. */
    private void bringBack(TaskDue.TaskManagerBack back) {
        if (isAwaySince(back.taskManager(), back.loss())) {
            bringBack(back.taskManager());
        }
    }

    /** A TaskManager offers its slots. */
    void bringBack(int taskManager) {
        down[taskManager] = false;
        world.contact().registered(taskManager);
        world.jobMaster().slotsChanged();
    }

    /** Killed TaskManagers are back ({@code end.at}); what ran there is noticed as lost at once. */
    void bringBackAll() {
        for (int taskManager = 0; taskManager < down.length; taskManager++) {
            if (down[taskManager]) {
                world.jobMaster().onTaskManagerLost(taskManager);
                bringBack(taskManager);
            }
        }
    }

    TaskManagers copy(World copiedWorld) {
        TaskManagers copy = new TaskManagers(copiedWorld, down.length);
        System.arraycopy(down, 0, copy.down, 0, down.length);
        System.arraycopy(losses, 0, copy.losses, 0, losses.length);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(Arrays.toString(down));
    }
}
