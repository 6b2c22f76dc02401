package io.github.cleancut.world;

/** Which TaskManagers are there. */
final class TaskManagers {
    private final boolean[] down;

    TaskManagers(int count) {
        down = new boolean[count];
    }

    boolean isUp(int taskManager) {
        return !down[taskManager];
    }

    void setUp(int taskManager, boolean isUp) {
        down[taskManager] = !isUp;
    }

    int count() {
        return down.length;
    }

    TaskManagers copy() {
        TaskManagers copy = new TaskManagers(down.length);
        System.arraycopy(down, 0, copy.down, 0, down.length);
        return copy;
    }
}
