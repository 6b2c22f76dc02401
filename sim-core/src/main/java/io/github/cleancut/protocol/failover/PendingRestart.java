package io.github.cleancut.protocol.failover;

import java.util.List;

/**
 * A restart that waits for its delay, and for the attempts that it replaces to end (C-190).
 *
 * @param number counts restarts, from 1
 * @param tasks what restarts
 * @param isGlobal after a failure of the job as a whole
 * @param isDelayOver whether the delay of the restart strategy is over
 */
public record PendingRestart(int number, List<Integer> tasks, boolean isGlobal, boolean isDelayOver) {
    PendingRestart afterDelay() {
        return new PendingRestart(number, tasks, isGlobal, true);
    }

    PendingRestart without(List<Integer> others) {
        List<Integer> left =
                tasks.stream().filter(task -> !others.contains(task)).toList();
        return new PendingRestart(number, left, isGlobal, isDelayOver);
    }
}
