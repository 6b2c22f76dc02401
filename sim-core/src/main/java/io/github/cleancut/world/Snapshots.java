package io.github.cleancut.world;

import io.github.cleancut.model.Action;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The subtask snapshots that acknowledgements have brought to the JobManager, by the name of their handle, until their state is discarded. One of a retained checkpoint stays known even if its files go (C-117): a
 * restore then finds nothing to read.
 */
final class Snapshots {
    private final SortedMap<String, TaskSnapshot> byHandle = new TreeMap<>();
    private final SortedSet<Long> retained = new TreeSet<>();

    private final SortedMap<Long, CoordinatorEffect.MetadataHolds> metadataById = new TreeMap<>();

    void put(TaskSnapshot snapshot) {
        byHandle.put(snapshot.handle(), snapshot);
    }

    /** A checkpoint is complete: its snapshots can be restored from here on. */
    void retain(long checkpointId) {
        retained.add(checkpointId);
    }

    /** A checkpoint leaves the store: what is discarded of it is forgotten. */
    void letGo(long checkpointId) {
        retained.remove(checkpointId);
    }

    /**
     * The snapshots with these handles.
     *
     * @throws IllegalStateException if one is not known any more
     */
    List<TaskSnapshot> all(List<String> handles) {
        List<TaskSnapshot> found = new ArrayList<>();
        for (String handle : handles) {
            TaskSnapshot snapshot = byHandle.get(handle);
            if (snapshot == null) {
                throw new IllegalStateException("restored state " + handle + " has been discarded");
            }
            found.add(snapshot);
        }
        return found;
    }

    /** Full size of a snapshot, in bytes; 0 where there is none. */
    long bytesOf(@Nullable String handle) {
        TaskSnapshot snapshot = handle == null ? null : byHandle.get(handle);
        return snapshot == null ? 0 : snapshot.stateBytes();
    }

    /** Forgets a snapshot whose state is discarded, unless its checkpoint is retained. */
    void discard(long checkpointId, String handle) {
        if (!retained.contains(checkpointId)) {
            byHandle.remove(handle);
        }
    }

    /** The metadata of a completed checkpoint or savepoint is there. */
    void keepMetadata(CoordinatorEffect.MetadataHolds metadata) {
        metadataById.put(metadata.saved().checkpointId(), metadata);
    }

    /** The metadata of a checkpoint is deleted. */
    void deleteMetadata(long checkpointId) {
        metadataById.remove(checkpointId);
    }

    /** The job has ended: what is discarded from here on is forgotten. */
    void letGoOfAll() {
        retained.clear();
    }

    /**
     * A snapshot that a job can be started from.
     *
     * @param from {@code latest}, {@code savepoint}, or an id
     * @return null where there is none
     */
    @Nullable
    SavedCheckpoint find(String from) {
        SavedCheckpoint found = null;
        for (CoordinatorEffect.MetadataHolds metadata : metadataById.values()) {
            boolean isWanted = switch (from) {
                case Action.Verb.Restore.LATEST -> !metadata.isSavepoint();
                case Action.Verb.Restore.SAVEPOINT -> metadata.isSavepoint();
                default -> Long.parseLong(from) == metadata.saved().checkpointId();
            };
            found = isWanted ? metadata.saved() : found;
        }
        return found;
    }

    Snapshots copy() {
        Snapshots copy = new Snapshots();
        copy.metadataById.putAll(metadataById);
        copy.byHandle.putAll(byHandle);
        copy.retained.addAll(retained);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(byHandle.values());
    }
}
