package io.github.cleancut.protocol.message;

/**
 * CancelCheckpointMarker: no barrier of this checkpoint will come on this channel. It stays in order and has no priority (T-135).
 *
 * @param checkpointId the checkpoint
 */
public record CancelMarker(long checkpointId) implements ChannelEvent {}
