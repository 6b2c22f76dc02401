package io.github.cleancut.world;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.model.Watermark;

/** How long records are in buffers: a length, and then as many bytes as the scenario says of their source. */
final class RecordSizes {
    /** Before each record stands its length (docs/decisions/060). */
    private static final int LENGTH_BYTES = 4;

    /** A watermark is a tag and a time. */
    private static final int WATERMARK_BYTES = LENGTH_BYTES + 1 + 8;

    private final long[] bytesOfTask;

    RecordSizes(Topology topology) {
        bytesOfTask = new long[topology.taskCount()];
        for (int task = 0; task < bytesOfTask.length; task++) {
            bytesOfTask[task] = LENGTH_BYTES + topology.recordBytesOf(task);
        }
    }

    /** Bytes of a record or watermark in buffers. */
    long of(long lineage) {
        if (Watermark.isElement(lineage)) {
            return WATERMARK_BYTES;
        }
        return bytesOfTask[Lineage.sourceTask(lineage)];
    }
}
