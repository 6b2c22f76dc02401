package io.github.cleancut.protocol.barrier;

/**
 * What a handler does not change.
 *
 * @param kind which handler
 * @param channels number of channels over all gates
 * @param afterTasksFinish checkpoints-after-tasks-finish (T-087)
 */
public record HandlerConfig(HandlerKind kind, int channels, boolean afterTasksFinish) {}
