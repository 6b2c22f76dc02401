package io.github.cleancut.law;

import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which ids are savepoints, as {@code checkpoint-pending} says; where an id is given out again (C-027, C-028) the later one counts. */
final class SnapshotKinds {
    private final SortedSet<Long> savepoints = new TreeSet<>();
    private final SortedSet<Long> synchronous = new TreeSet<>();

    void accept(TraceEvent event) {
        if (event.kind() != EventKind.CHECKPOINT_PENDING) {
            return;
        }
        savepoints.remove(event.checkpoint());
        synchronous.remove(event.checkpoint());
        if ("synchronous-savepoint".equals(event.text())) {
            synchronous.add(event.checkpoint());
            savepoints.add(event.checkpoint());
        } else if ("savepoint".equals(event.text())) {
            savepoints.add(event.checkpoint());
        }
    }

    /** Whether an id is a savepoint, which the running job never restores (C-132). */
    boolean isSavepoint(long id) {
        return savepoints.contains(id);
    }

    /** Whether an id is the savepoint of a stop-with-savepoint (C-237). */
    boolean isSynchronous(long id) {
        return synchronous.contains(id);
    }
}
