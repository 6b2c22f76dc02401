package io.github.cleancut.protocol.message;

/**
 * Tells the task ahead of the data that a timeoutable barrier has arrived (T-072).
 *
 * @param barrier the barrier that waits in the receiver's queue
 * @param sequence the barrier's sequence number in its channel
 */
public record EventAnnouncement(Barrier barrier, int sequence) implements ChannelEvent {}
