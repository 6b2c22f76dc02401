package io.github.cleancut.model;

import java.util.Locale;
import java.util.SortedMap;

/**
 * What the {@code flink:} section says, defaults filled in.
 *
 * @param checkpointing the checkpointing options
 * @param restart the restart strategy (C-204)
 * @param regionFailover whether {@code jobmanager.execution.failover-strategy} is region, else full
 * @param incremental {@code execution.checkpointing.incremental}
 * @param inlineThresholdBytes state below this is not uploaded (T-232)
 * @param heartbeatIntervalMillis {@code heartbeat.interval}
 * @param heartbeatTimeoutMillis {@code heartbeat.timeout}
 * @param bufferTimeoutMillis {@code execution.buffer-timeout.interval}: 0 flushes after every record, below 0 nothing is flushed by time
 * @param segmentSizeBytes {@code taskmanager.memory.segment-size}
 * @param debloating whether the size of buffers follows the throughput (T-064)
 * @param entries all keys as they were given, flattened, under their current names
 */
public record FlinkConfig(
        CheckpointConfig checkpointing,
        RestartStrategy restart,
        boolean regionFailover,
        boolean incremental,
        long inlineThresholdBytes,
        long heartbeatIntervalMillis,
        long heartbeatTimeoutMillis,
        long bufferTimeoutMillis,
        long segmentSizeBytes,
        BufferDebloating debloating,
        SortedMap<String, String> entries) {

    /** Whether {@code execution.state-recovery.ignore-unclaimed-state} lets a job start from a snapshot that holds more than belongs to it (C-261). */
    public boolean ignoreUnclaimedState() {
        return "true"
                .equalsIgnoreCase(entries.getOrDefault("execution.state-recovery.ignore-unclaimed-state", "false"));
    }

    /** {@code execution.checkpointing.unaligned.interruptible-timers.enabled} (T-272). */
    public boolean interruptibleTimers() {
        return Boolean.parseBoolean(
                entries.getOrDefault("execution.checkpointing.unaligned.interruptible-timers.enabled", "false"));
    }

    /** {@code pipeline.sources.pause-until-first-checkpoint} (T-039). */
    public boolean pausesSourcesUntilFirstCheckpoint() {
        return Boolean.parseBoolean(entries.getOrDefault("pipeline.sources.pause-until-first-checkpoint", "false"));
    }

    /** {@code execution.checkpointing.cleaner.parallel-mode}: whether the files of a checkpoint are deleted one by one, at the same time, or all in one (C-156). */
    public boolean cleansInParallel() {
        return Boolean.parseBoolean(entries.getOrDefault("execution.checkpointing.cleaner.parallel-mode", "true"));
    }

    /** {@code web.checkpoints.history}: how many checkpoints the statistics remember, the newest that were triggered (C-270). */
    public int checkpointHistory() {
        return Integer.parseInt(entries.getOrDefault("web.checkpoints.history", "10"));
    }

    /** Whether {@code high-availability.type} keeps checkpoint store and id counter over the loss of a JobManager; NONE, also under its old name STANDALONE, does not. */
    public boolean highAvailability() {
        String type = entries.getOrDefault("high-availability.type", "NONE").toUpperCase(Locale.ROOT);
        return !type.equals("NONE") && !type.equals("STANDALONE");
    }
}
