package io.github.cleancut.scenarios.flink;

import io.github.cleancut.model.FlinkConfig;

/**
 * What the {@code flink:} section says.
 *
 * @param config the part that goes into the model
 * @param parallelism {@code parallelism.default}
 * @param maxParallelism {@code pipeline.max-parallelism}, -1: derived
 * @param slots {@code taskmanager.numberOfTaskSlots}, -1: not set
 * @param claimMode {@code execution.state-recovery.claim-mode}
 * @param autoWatermarkMillis {@code pipeline.auto-watermark-interval}
 */
public record FlinkSettings(
        FlinkConfig config,
        int parallelism,
        int maxParallelism,
        int slots,
        String claimMode,
        long autoWatermarkMillis) {}
