package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import java.util.BitSet;

/** A checkpoint as a certificate tells it: who has taken its snapshot, the numbers of each channel and the offset of each source there. */
final class CertifiedCheckpoint {
    final long id;
    final BitSet planned = new BitSet();
    final BitSet snapped = new BitSet();
    final BitSet finished = new BitSet();
    final long[] sent;
    final long[] taken;
    final long[] offsets;

    /** By channel: the number of the first record that is stored as in flight, and how many are. */
    final long[] firstLogged;

    final long[] logged;

    /** Records in flight, whatever the channel. */
    final LongList loggedRecords = new LongList();

    boolean isLossless = true;
    boolean isWithoutDoubles = true;

    CertifiedCheckpoint(long id, Topology topology) {
        this.id = id;
        sent = new long[topology.channelCount()];
        taken = new long[topology.channelCount()];
        offsets = new long[topology.taskCount()];
        firstLogged = new long[topology.channelCount()];
        logged = new long[topology.channelCount()];
    }

    /** Records of a channel are stored as in flight. */
    void log(int channel, long first, long count) {
        firstLogged[channel] = logged[channel] == 0 ? first : Math.min(firstLogged[channel], first);
        logged[channel] += count;
    }

    /** Records that a restore loses on a channel; negative: that it doubles. */
    long deficit(int channel) {
        return sent[channel] - taken[channel] - logged[channel];
    }

    /** The sum of what a cut can be: nothing lost, nothing doubled, both, or neither. */
    static String className(boolean isLossless, boolean isWithoutDoubles) {
        if (isLossless) {
            return isWithoutDoubles ? "EO" : "ALO";
        }
        return isWithoutDoubles ? "AMO" : "NONE";
    }
}
