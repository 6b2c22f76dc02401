package io.github.cleancut.world;

import io.github.cleancut.model.Fault.StorageOperation;

/**
 * One operation on the checkpoint storage.
 *
 * @param operation what is done
 * @param checkpointId for which checkpoint
 * @param attempt by which attempt; task -1: by the JobManager of a term
 * @param bytes how much is transferred
 * @param ticket what the owner needs to find its place again
 */
record StorageJob(StorageOperation operation, long checkpointId, AttemptId attempt, long bytes, long ticket) {
    /** The JobManager of a term, in the place of an attempt. */
    static AttemptId jobManager(int term) {
        return new AttemptId(-1, term);
    }
}
