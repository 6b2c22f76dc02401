package io.github.cleancut.model;

/**
 * The checkpoint storage.
 *
 * @param latency of each operation
 * @param bandwidthBytesPerSecond shared equally by all transfers, -1 for unlimited
 * @param capacityBytes beyond it uploads fail, -1 for unlimited
 */
public record StorageSpec(Amount latency, long bandwidthBytesPerSecond, long capacityBytes) {}
