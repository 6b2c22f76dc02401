package io.github.cleancut.protocol.barrier;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Which channels are blocked, and where a barrier has been announced with which sequence number. */
final class ChannelMarks {
    private final BitSet blocked = new BitSet();
    private final TreeMap<Integer, Integer> announcements = new TreeMap<>();

    void block(int channel, BarrierEffects out) {
        out.blockConsumption(channel);
        blocked.set(channel);
    }

    void forget(int channel) {
        blocked.clear(channel);
        announcements.remove(channel);
    }

    void resumeAll(BarrierEffects out) {
        BitSet resumed = (BitSet) blocked.clone();
        blocked.clear();
        for (int channel = resumed.nextSetBit(0); channel >= 0; channel = resumed.nextSetBit(channel + 1)) {
            out.resume(channel);
        }
    }

    void announced(int channel, int sequence) {
        announcements.put(channel, sequence);
    }

    void dropAnnouncement(int channel) {
        if (!announcements.isEmpty()) { // boxing for each barrier would be garbage
            announcements.remove(channel);
        }
    }

    void dropAnnouncements() {
        announcements.clear();
    }

    void prioritiseAll(BarrierEffects out) {
        for (Map.Entry<Integer, Integer> seen : announcements.entrySet()) {
            out.prioritise(seen.getKey(), seen.getValue());
        }
        announcements.clear();
    }

    ChannelMarks copy() {
        ChannelMarks copy = new ChannelMarks();
        copy.blocked.or(blocked);
        copy.announcements.putAll(announcements);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(" blocked").append(blocked).append(" announced").append(announcements);
    }
}
