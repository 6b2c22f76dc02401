package io.github.cleancut.protocol.message;

/** Nothing more comes on this channel (T-151). */
public record EndOfPartition() implements ChannelEvent {}
