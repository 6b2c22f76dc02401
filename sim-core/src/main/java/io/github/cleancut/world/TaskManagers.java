package io.github.cleancut.world;

import java.util.Arrays;

/** Which TaskManagers are there, and how often each has gone: what was to be noticed of an earlier loss says nothing of a later life. */
final class TaskManagers {
    private final boolean[] down;
    private final int[] losses;

    TaskManagers(int count) {
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

    /** Whether a TaskManager has been away since a loss with this number. */
    boolean isAwaySince(int taskManager, int loss) {
        return down[taskManager] && losses[taskManager] == loss;
    }

    void bringBack(int taskManager) {
        down[taskManager] = false;
    }

    int count() {
        return down.length;
    }

    TaskManagers copy() {
        TaskManagers copy = new TaskManagers(down.length);
        System.arraycopy(down, 0, copy.down, 0, down.length);
        System.arraycopy(losses, 0, copy.losses, 0, losses.length);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(Arrays.toString(down));
    }
}
