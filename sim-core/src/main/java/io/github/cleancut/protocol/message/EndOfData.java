package io.github.cleancut.protocol.message;

/**
 * No more records come on this channel; checkpoints still may (T-150).
 *
 * @param drain whether the sender finished all its data, else it was stopped in the middle
 */
public record EndOfData(boolean drain) implements ChannelEvent {}
