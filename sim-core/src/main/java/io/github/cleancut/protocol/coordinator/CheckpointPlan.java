package io.github.cleancut.protocol.coordinator;

import java.util.List;

/**
 * Whom a checkpoint concerns (section 8).
 *
 * @param trigger attempts that are triggered
 * @param waitFor attempts that must acknowledge
 * @param commitTo subtasks that hear of completion or abort, whatever their attempt is then (C-091)
 * @param finished attempts taken as finished (C-087)
 */
public record CheckpointPlan(
        List<TaskAttempt> trigger, List<TaskAttempt> waitFor, List<Integer> commitTo, List<TaskAttempt> finished) {}
