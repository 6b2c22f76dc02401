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
    boolean isLossless = true;
    boolean isWithoutDoubles = true;

    CertifiedCheckpoint(long id, Topology topology) {
        this.id = id;
        sent = new long[topology.channelCount()];
        taken = new long[topology.channelCount()];
        offsets = new long[topology.taskCount()];
    }

    /** The sum of what a cut can be: nothing lost, nothing doubled, both, or neither. */
    static String className(boolean isLossless, boolean isWithoutDoubles) {
        if (isLossless) {
            return isWithoutDoubles ? "EO" : "ALO";
        }
        return isWithoutDoubles ? "AMO" : "NONE";
    }
}
