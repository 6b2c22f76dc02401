package io.github.cleancut.protocol.coordinator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a metrics reporter of the JobManager shows of checkpoints besides the counters (C-263). -1 stands for nothing yet. They follow what was booked last, savepoints included, whatever their ids.
 *
 * @param restoreTimestampMillis wall clock of the restore that the job, or what of it restarted last, began with; -1 if it began with none (C-273)
 * @param completedId the checkpoint or savepoint that was completed last
 * @param completedTimestampMillis wall clock of its last acknowledgement
 * @param sizeBytes bytes newly written
 * @param fullSizeBytes bytes that its state refers to
 * @param durationMillis its end-to-end duration
 * @param processedBytes bytes processed during its alignments
 * @param persistedBytes bytes in flight stored with it
 */
public record CheckpointGauges(
        long restoreTimestampMillis,
        long completedId,
        long completedTimestampMillis,
        long sizeBytes,
        long fullSizeBytes,
        long durationMillis,
        long processedBytes,
        long persistedBytes) {

    /** Before anything has completed. */
    public static final CheckpointGauges NONE = new CheckpointGauges(-1, -1, -1, -1, -1, -1, -1, -1);

    CheckpointGauges restoredAt(long nowMillis) {
        return new CheckpointGauges(
                nowMillis,
                completedId,
                completedTimestampMillis,
                sizeBytes,
                fullSizeBytes,
                durationMillis,
                processedBytes,
                persistedBytes);
    }

    CheckpointGauges completed(CheckpointStatistics statistics, long latestAckMillis) {
        return new CheckpointGauges(
                restoreTimestampMillis,
                statistics.checkpointId(),
                latestAckMillis,
                statistics.checkpointedBytes(),
                statistics.stateBytes(),
                statistics.durationMillis(),
                statistics.processedBytes(),
                statistics.persistedBytes());
    }

    /** All of them, counters first, under the names that Flink registers, in its order; sizes in bytes, times in milliseconds. */
    public Map<String, Long> byName(CoordinatorSnapshot.Counts counts) {
        Map<String, Long> gauges = new LinkedHashMap<>();
        gauges.put("totalNumberOfCheckpoints", counts.total());
        gauges.put("numberOfInProgressCheckpoints", counts.inProgress());
        gauges.put("numberOfCompletedCheckpoints", counts.completed());
        gauges.put("numberOfFailedCheckpoints", counts.failed());
        gauges.put("lastCheckpointRestoreTimestamp", restoreTimestampMillis);
        gauges.put("lastCheckpointSize", sizeBytes);
        gauges.put("lastCheckpointFullSize", fullSizeBytes);
        gauges.put("lastCheckpointDuration", durationMillis);
        gauges.put("lastCheckpointProcessedData", processedBytes);
        gauges.put("lastCheckpointPersistedData", persistedBytes);
        gauges.put("lastCompletedCheckpointId", completedId);
        gauges.put("lastCheckpointCompletedTimestamp", completedTimestampMillis);
        return gauges;
    }
}
