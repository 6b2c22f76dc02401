package io.github.cleancut.protocol.message;

/** An event that travels through a channel, among the data (T-010). */
public sealed interface ChannelEvent
        permits Barrier, CancelMarker, EventAnnouncement, EndOfData, EndOfOutputChannelState, EndOfPartition {}
