package io.github.cleancut.protocol.channel;

/**
 * How elements of one kind behave in a channel (T-010).
 *
 * @param blocksProducer whether the producer's subpartition falls silent once it has been sent
 * @param priority whether it overtakes everything that has no priority
 * @param announcedByRemote whether a remote receiver announces its arrival to the task
 * @param channelState whether it may be stored in an unaligned snapshot
 */
public record ElementTraits(boolean blocksProducer, boolean priority, boolean announcedByRemote, boolean channelState) {
    static final ElementTraits STORED = new ElementTraits(false, false, false, true);
    static final ElementTraits IN_ORDER = new ElementTraits(false, false, false, false);
    static final ElementTraits BLOCKING = new ElementTraits(true, false, false, false);
    static final ElementTraits BLOCKING_ANNOUNCED = new ElementTraits(true, false, true, false);
    static final ElementTraits OVERTAKING = new ElementTraits(false, true, false, false);
}
