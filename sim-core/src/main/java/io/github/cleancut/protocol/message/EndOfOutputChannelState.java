package io.github.cleancut.protocol.message;

/** The end of the sender's recovered output on this channel (T-191, T-192). */
public record EndOfOutputChannelState() implements ChannelEvent {}
