package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;

/** What a plan and its acknowledgements say about finished tasks (section 22). */
final class FinishedTasks {
    private FinishedTasks() {}

    /** Whether all subtasks of a vertex were finished at the trigger, or it was deployed as finished (C-245). */
    static boolean isFullyFinished(Desk desk, PendingCheckpoint pending, int vertex) {
        return pending.contents().isFinishedOnRestore(vertex)
                || countFinished(desk, pending, vertex)
                        == desk.job().vertex(vertex).parallelism();
    }

    private static boolean isPartlyFinished(Desk desk, PendingCheckpoint pending, int vertex) {
        return countFinished(desk, pending, vertex) > 0 && !isFullyFinished(desk, pending, vertex);
    }

    private static int countFinished(Desk desk, PendingCheckpoint pending, int vertex) {
        int finished = 0;
        if (pending.plan().finished().isEmpty()) { // an iterator for each vertex would be garbage
            return 0;
        }
        for (TaskAttempt attempt : pending.plan().finished()) {
            if (desk.job().vertexOf(attempt.task()) == vertex) {
                finished++;
            }
        }
        return finished;
    }

    /** Whether only some subtasks of a vertex called finish (C-247). */
    private static boolean isPartlyCalled(Desk desk, PendingCheckpoint pending, int vertex) {
        int called = 0;
        for (int task = desk.job().firstTask(vertex); task < desk.job().endTask(vertex); task++) {
            if (pending.contents().hasOperatorsFinished(task)) {
                called++;
            }
        }
        return called > 0 && called < desk.job().vertex(vertex).parallelism();
    }

    /** Whether a vertex with union list state is partly finished, or only some of its subtasks called finish (C-247). */
    static boolean isUnionBroken(Desk desk, PendingCheckpoint pending) {
        for (int vertex = 0; vertex < desk.job().vertexCount(); vertex++) {
            if (usesUnionState(desk, pending, vertex)
                    && (isPartlyFinished(desk, pending, vertex) || isPartlyCalled(desk, pending, vertex))) {
                return true;
            }
        }
        return false;
    }

    private static boolean usesUnionState(Desk desk, PendingCheckpoint pending, int vertex) {
        if (desk.job().vertex(vertex).state() != StateKind.UNION) {
            return false;
        }
        for (int task = desk.job().firstTask(vertex); task < desk.job().endTask(vertex); task++) {
            if (pending.contents().hasState(task)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a subtask of a fully finished vertex reported state (C-245). */
    static boolean isStateOfFinished(Desk desk, PendingCheckpoint pending) {
        for (int task = 0; task < desk.job().tasks(); task++) {
            if (pending.contents().state(task) != null
                    && isFullyFinished(desk, pending, desk.job().vertexOf(task))) {
                return true;
            }
        }
        return false;
    }

    /** Books the vertices that are fully finished in the completed checkpoint, unless the option is off (C-245, C-248). */
    static void markFinishedVertices(Desk desk, PendingCheckpoint pending) {
        for (int vertex = 0; vertex < desk.job().vertexCount(); vertex++) {
            if (desk.config().checkpointsAfterTasksFinish() && isFullyFinished(desk, pending, vertex)) {
                pending.contents().markFullyFinished(vertex);
            }
        }
        markFinishedSubtasks(pending, desk);
    }

    /** A plan has finished tasks only where they are allowed (C-246, C-248). */
    private static void markFinishedSubtasks(PendingCheckpoint pending, Desk desk) {
        for (TaskAttempt attempt : pending.plan().finished()) {
            if (!pending.contents().isFullyFinished(desk.job().vertexOf(attempt.task()))) {
                pending.contents().markFinishedSubtask(attempt.task());
            }
        }
    }
}
