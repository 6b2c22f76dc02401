package io.github.cleancut.protocol.barrier;

import io.github.cleancut.protocol.message.Barrier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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

        /** The first barrier of it; an entry that a cancel marker made has none. */
        Barrier barrier() {
            return Objects.requireNonNull(barrier, "a cancelled checkpoint has no barrier");
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

    /** The entry of a checkpoint that is in the queue. */
    Entry entry(long checkpointId) {
        return Objects.requireNonNull(find(checkpointId), "the tracker has no such checkpoint");
    }

    /** The newest entry that is complete once this channel has ended, where there is one. */
    Entry entryCompletedBy(int channel) {
        return Objects.requireNonNull(newestCompletedBy(channel), "no checkpoint is completed by this channel");
    }

    /** Takes an entry and all older ones out of the queue. */
    Entry removeUpTo(Entry last) {
        while (entries.peekFirst() != last) {
            entries.removeFirst();
        }
        return entries.removeFirst();
    }

    /** Takes the entries older than a checkpoint off the front of the queue. */
    List<Entry> removeOlderThan(long checkpointId) {
        List<Entry> removed = new ArrayList<>();
        while (!entries.isEmpty() && entries.getFirst().checkpointId < checkpointId) {
            removed.add(entries.removeFirst());
        }
        return removed;
    }

    HandlerFacts facts() {
        List<HandlerFacts.Tracked> tracked = new ArrayList<>();
        for (Entry entry : entries) {
            List<Integer> in = entry.channels.stream().boxed().toList();
            tracked.add(new HandlerFacts.Tracked(entry.checkpointId, in, entry.targetChannels, entry.aborted));
        }
        return new HandlerFacts.Tracking(highestId, tracked, openChannels);
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
