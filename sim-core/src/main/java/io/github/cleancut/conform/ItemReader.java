package io.github.cleancut.conform;

import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Makes events of recorded items. A checkpoint is triggered when its first barrier leaves a sender. */
final class ItemReader {
    private final Map<Long, Long> triggerMillis = new TreeMap<>();
    private final long alignmentTimeoutMillis;
    private final LongSupplier nowMillis;

    ItemReader(long alignmentTimeoutMillis, LongSupplier nowMillis) {
        this.alignmentTimeoutMillis = alignmentTimeoutMillis;
        this.nowMillis = nowMillis;
    }

    /** How an item counts before it is made: only whether it has priority. */
    ElementKind kindWhileWaiting(BarrierRecording.Item item) {
        boolean overtakes = item.kind().equals("unaligned") || item.kind().equals("timed_out");
        return overtakes ? ElementKind.PRIORITISED_EVENT : ElementKind.PLAIN_EVENT;
    }

    ChannelEvent event(BarrierRecording.Item item) {
        return switch (item.type()) {
            case "barrier" -> barrier(item.id(), item.kind());
            case "cancel" -> new CancelMarker(item.id());
            case "end_of_data" -> new EndOfData(true);
            case "end_of_partition" -> new EndOfPartition();
            default -> throw new MalformedRecording("unknown item " + item);
        };
    }

    private Barrier barrier(long checkpointId, String kind) {
        triggerMillis.putIfAbsent(checkpointId, nowMillis.getAsLong());
        long timestamp = triggerMillis.getOrDefault(checkpointId, 0L);
        SnapshotType type = SnapshotType.CHECKPOINT;
        CheckpointOptions timed = CheckpointOptions.alignedWithTimeout(type, alignmentTimeoutMillis);
        return switch (kind) {
            case "aligned" -> new Barrier(checkpointId, timestamp, CheckpointOptions.alignedNoTimeout(type));
            case "unaligned" -> new Barrier(checkpointId, timestamp, CheckpointOptions.unaligned(type));
            case "timeoutable" -> new Barrier(checkpointId, timestamp, timed);
            case "timed_out" -> new Barrier(checkpointId, timestamp, timed).asUnaligned();
            case "at_least_once" -> new Barrier(checkpointId, timestamp, CheckpointOptions.notExactlyOnce(type));
            default -> throw new MalformedRecording("unknown kind of barrier " + kind);
        };
    }
}
