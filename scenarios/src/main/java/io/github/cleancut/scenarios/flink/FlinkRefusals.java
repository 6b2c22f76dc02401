package io.github.cleancut.scenarios.flink;

import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.FlinkConfig;

/** What Flink refuses when a job is built or a cluster starts (C-009 to C-018). */
final class FlinkRefusals {
    private static final long INLINE_LIMIT = 1 << 20;
    private static final long SMALLEST_SEGMENT = 4096;
    private static final long LARGEST_SEGMENT = 32 * 1024 * 1024;

    private final FlinkSection flink;

    FlinkRefusals(FlinkSection flink) {
        this.flink = flink;
    }

    void check(FlinkConfig config) {
        checkpointing(config.checkpointing());
        backlog(config.checkpointing());
        retained();
        refuseIf(
                config.inlineThresholdBytes() > INLINE_LIMIT,
                FlinkOptions.INLINE_THRESHOLD,
                "is larger than Flink allows (T-232)",
                "at most 1 mb");
        refuseIf(
                config.heartbeatTimeoutMillis() < config.heartbeatIntervalMillis(),
                FlinkOptions.HEARTBEAT_TIMEOUT,
                "is below heartbeat.interval",
                "at least heartbeat.interval");
        refuseIf(config.heartbeatIntervalMillis() < 1, FlinkOptions.HEARTBEAT_INTERVAL, "is 0", "at least 1 ms");
        refuseIf(
                config.segmentSizeBytes() < SMALLEST_SEGMENT || Long.bitCount(config.segmentSizeBytes()) != 1,
                FlinkOptions.SEGMENT_SIZE,
                "is no power of 2 of at least 4 kb",
                "for example 32 kb");
        buffers(config);
        refuseIf(flink.get(FlinkOptions.PARALLELISM, 1) < 1, FlinkOptions.PARALLELISM, "is below 1", "at least 1");
        refuseIf(flink.get(FlinkOptions.HISTORY, 10) < 0, FlinkOptions.HISTORY, "is below 0", "0 or more");
        refuseIf(flink.get(FlinkOptions.SLOTS, 1) < 1, FlinkOptions.SLOTS, "is below 1", "at least 1");
    }

    private void checkpointing(CheckpointConfig checkpointing) {
        refuseIf(checkpointing.timeoutMillis() < 10, FlinkOptions.TIMEOUT, "is below 10 ms (C-013)", "at least 10 ms");
        refuseIf(checkpointing.maxConcurrent() < 1, FlinkOptions.MAX_CONCURRENT, "is below 1 (C-013)", "at least 1");
        refuseIf(
                checkpointing.tolerableFailures() < 0,
                FlinkOptions.TOLERABLE,
                "is negative (C-013)",
                "0 or more; -1 does not mean unlimited, 2147483647 does");
        refuseIf(
                checkpointing.unaligned() && checkpointing.maxConcurrent() > 1,
                FlinkOptions.MAX_CONCURRENT,
                "is above 1 with unaligned checkpoints (C-014)",
                "1, or unaligned.enabled: false");
    }

    private void buffers(FlinkConfig config) {
        BufferDebloating debloating = config.debloating();
        refuseIf(
                config.segmentSizeBytes() > LARGEST_SEGMENT,
                FlinkOptions.SEGMENT_SIZE,
                "is larger than any that is modelled",
                "at most 32 mb");
        refuseIf(debloating.periodMillis() < 1, FlinkOptions.DEBLOAT_PERIOD, "is 0", "at least 1 ms");
        refuseIf(debloating.targetMillis() < 1, FlinkOptions.DEBLOAT_TARGET, "is 0", "at least 1 ms");
        refuseIf(debloating.samples() < 1, FlinkOptions.DEBLOAT_SAMPLES, "is below 1", "at least 1");
        refuseIf(debloating.thresholdPercent() < 0, FlinkOptions.DEBLOAT_THRESHOLD, "is negative", "at least 0");
        refuseIf(debloating.leastBytes() < 1, FlinkOptions.LEAST_SEGMENT_SIZE, "is 0", "for example 256 bytes");
        refuseIf(debloating.firstBytes() < 1, FlinkOptions.FIRST_SEGMENT_SIZE, "is 0", "for example 1 kb");
    }

    private void backlog(CheckpointConfig checkpointing) {
        long backlog = checkpointing.backlogIntervalMillis();
        boolean isBelow = backlog > 0 && (!checkpointing.isPeriodic() || backlog < checkpointing.intervalMillis());
        refuseIf(
                isBelow,
                FlinkOptions.BACKLOG_INTERVAL,
                "is below execution.checkpointing.interval (C-012)",
                "0 ms for none during backlog, or at least the base interval");
        boolean isOff = backlog == 0 || (backlog < 0 && !checkpointing.isPeriodic());
        refuseIf(
                isOff && flink.get(FlinkOptions.PAUSE_SOURCES, false),
                FlinkOptions.PAUSE_SOURCES,
                "needs checkpoints during backlog (C-016)",
                "set an interval-during-backlog of at least the base interval, or false");
    }

    private void retained() {
        if (flink.get(FlinkOptions.RETAINED, 1) < 1) {
            flink.problems()
                    .warn(
                            flink.place(FlinkOptions.RETAINED),
                            FlinkOptions.RETAINED.key() + " is below 1; Flink takes 1 instead (C-018)",
                            "write 1");
        }
    }

    private void refuseIf(boolean isBad, FlinkOption<?> option, String what, String accepted) {
        if (isBad) {
            flink.problems().refuse(flink.place(option), option.key() + " " + what, "Flink takes " + accepted);
        }
    }
}
