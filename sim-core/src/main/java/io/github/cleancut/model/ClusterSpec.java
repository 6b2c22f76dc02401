package io.github.cleancut.model;

import java.util.List;

/**
 * The machines.
 *
 * @param taskManagers in order; their slots are counted through
 * @param deploy from the deploy message to INITIALIZING, per subtask
 * @param cancel from the cancel message to CANCELED, per subtask
 */
public record ClusterSpec(List<TaskManager> taskManagers, Amount deploy, Amount cancel) {
    /** One TaskManager. */
    public record TaskManager(String id, int slots) {}
}
