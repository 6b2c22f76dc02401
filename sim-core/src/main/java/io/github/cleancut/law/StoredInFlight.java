package io.github.cleancut.law;

import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The records in flight that checkpoints hold, by channel and place in the life of the channel, as the trace tells of them. */
final class StoredInFlight {
    private final SortedMap<Long, SortedMap<Integer, TreeMap<Long, Long>>> byCheckpoint = new TreeMap<>();

    /** Records that are under way on a channel are stored. */
    void take(TraceEvent event, RecordQueue underWay, long taken) {
        TreeMap<Long, Long> records = byCheckpoint
                .computeIfAbsent(event.checkpoint(), id -> new TreeMap<>())
                .computeIfAbsent(event.channel(), channel -> new TreeMap<>());
        long count = Figures.of(event).getOrDefault("records", 0L);
        for (long place = event.number(); place < event.number() + count; place++) {
            long ahead = place - taken - 1;
            boolean isUnderWay = ahead >= 0 && ahead < underWay.size();
            records.put(place, isUnderWay ? underWay.lineage((int) ahead) : -1);
        }
    }

    /** The records that a checkpoint holds of a channel, by place. */
    SortedMap<Long, Long> of(long checkpoint, int channel) {
        SortedMap<Integer, TreeMap<Long, Long>> channels = byCheckpoint.get(checkpoint);
        SortedMap<Long, Long> records = channels == null ? null : channels.get(channel);
        return records == null ? new TreeMap<>() : records;
    }

    /** All records that a checkpoint holds, whatever the channel. */
    SortedSet<Long> of(long checkpoint) {
        SortedSet<Long> lineages = new TreeSet<>();
        byCheckpoint
                .getOrDefault(checkpoint, new TreeMap<>())
                .values()
                .forEach(records -> lineages.addAll(records.values()));
        return lineages;
    }

    /** A checkpoint will not be restored any more. */
    void forget(long checkpoint) {
        byCheckpoint.remove(checkpoint);
    }
}
