package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** State of a CheckpointBarrierTracker (section E4). */
final class TrackerState {
    /** Most checkpoints that are tracked at a time. */
    static final int MAX_ENTRIES = 50;

    private static final long NONE = -1;

    final HandlerConfig config;
    final Deque<Entry> entries = new ArrayDeque<>();
    AlignmentMetrics metrics = new AlignmentMetrics();
    long highestId = NONE;
    int openChannels;

    TrackerState(HandlerConfig config) {
        this.config = config;
        this.openChannels = config.channels();
    }

    /** A checkpoint of which some barriers are in, the oldest first in the queue. */
    static final class Entry {
        final long checkpointId;
        final @Nullable Barrier barrier;
        final int targetChannels;
        final BitSet channels = new BitSet();
        boolean aborted;

        Entry(long checkpointId, @Nullable Barrier barrier, int targetChannels) {
            this.checkpointId = checkpointId;
            this.barrier = barrier;
            this.targetChannels = targetChannels;
        }

        /** Whether it would be complete with this channel. */
        boolean isCompletedBy(int channel) {
            int missing = channels.get(channel) ? 0 : 1;
            return channels.cardinality() + missing == targetChannels;
        }

        Entry copy() {
            Entry copy = new Entry(checkpointId, barrier, targetChannels);
            copy.channels.or(channels);
            copy.aborted = aborted;
            return copy;
        }

        @Override
        public String toString() {
            return checkpointId + (aborted ? "x" : ":") + channels + '/' + targetChannels;
        }
    }

    @Nullable
    Entry find(long checkpointId) {
        for (Entry entry : entries) {
            if (entry.checkpointId == checkpointId) {
                return entry;
            }
        }
        return null;
    }

    /** The newest entry that is complete once this channel has ended. */
    @Nullable
    Entry newestCompletedBy(int channel) {
        Iterator<Entry> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext()) {
            Entry entry = newestFirst.next();
            if (entry.isCompletedBy(channel)) {
                return entry;
            }
        }
        return null;
    }

    TrackerState copy() {
        TrackerState copy = new TrackerState(config);
        for (Entry entry : entries) {
            copy.entries.addLast(entry.copy());
        }
        copy.metrics = metrics.copy();
        copy.highestId = highestId;
        copy.openChannels = openChannels;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append("TRACKER ").append(highestId).append(" open").append(openChannels);
        for (Entry entry : entries) {
            to.append(' ').append(entry).append(' ').append(entry.barrier);
        }
        metrics.encode(to);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
