package io.github.cleancut.world;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The subtask snapshots that acknowledgements have brought to the JobManager, by the name of their handle, until their state is discarded. */
final class Snapshots {
    private final SortedMap<String, TaskSnapshot> byHandle = new TreeMap<>();

    void put(TaskSnapshot snapshot) {
        byHandle.put(snapshot.handle(), snapshot);
    }

    /** The snapshot with a handle; null where it has been discarded. */
    @Nullable
    TaskSnapshot get(String handle) {
        return byHandle.get(handle);
    }

    /** Full size of a snapshot, in bytes; 0 where there is none. */
    long bytesOf(String handle) {
        TaskSnapshot snapshot = byHandle.get(handle);
        return snapshot == null ? 0 : snapshot.stateBytes();
    }

    /** Forgets a snapshot and returns its bytes. */
    long discard(String handle) {
        TaskSnapshot snapshot = byHandle.remove(handle);
        return snapshot == null ? 0 : snapshot.stateBytes();
    }

    Snapshots copy() {
        Snapshots copy = new Snapshots();
        copy.byHandle.putAll(byHandle);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(byHandle.values());
    }
}
