package io.github.cleancut.law;

import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells apart checkpoints that have the same id: a job that its user starts from an older snapshot counts on from that one's id, and a JobManager without high availability counts from 1 again (C-027, C-228).
 * What a JobManager does concerns its own checkpoints, or those that it has taken over, so that an id means its newest life, and that of the snapshot after a start from one.
 */
final class CheckpointLives {
    /** So far apart are the keys of one id. */
    private static final long STEP = 1L << 40;

    private final SortedMap<Long, Long> births = new TreeMap<>();
    private final SortedMap<Long, Long> current = new TreeMap<>();

    /** Keys of the lives that completed last. */
    private final SortedMap<Long, Long> completed = new TreeMap<>();

    /**
     * Takes an event.
     *
     * @return the same event, its checkpoint replaced by a key of its life: the first one has the id as its key
     */
    TraceEvent apart(TraceEvent event) {
        long id = event.checkpoint();
        if (id <= 0) {
            return event;
        }
        switch (event.kind()) {
            case CHECKPOINT_PENDING -> current.put(id, id + STEP * (births.merge(id, 1L, Long::sum) - 1));
            case COMPLETED -> completed.put(id, keyOf(id));
            case JOB_SUBMITTED -> current.put(id, completed.getOrDefault(id, keyOf(id)));
            default -> {
                // begins no life
            }
        }
        long key = keyOf(id);
        return key == id ? event : event.ofCheckpoint(key);
    }

    private long keyOf(long id) {
        return current.getOrDefault(id, id);
    }

    /** The id of a life. */
    static long idOf(long key) {
        return key % STEP;
    }
}
