package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shared state by name, with the checkpoints that made it and last used it (C-160); no reference count. */
final class SharedStateRegistry {
    /**
     * An entry.
     *
     * @param name the file's name, or a handle's
     * @param createdBy checkpoint that registered it first
     * @param lastUsedBy newest checkpoint that refers to it
     * @param isFile whether dropping the entry deletes something; a handle's own entry does not (C-160)
     */
    record Entry(String name, long createdBy, long lastUsedBy, boolean isFile) {
        List<String> files() {
            return isFile ? List.of(name) : List.of();
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long highestNotClaimed;
    private boolean closed;

    SharedStateRegistry copy() {
        SharedStateRegistry copy = new SharedStateRegistry();
        copy.entries.putAll(entries);
        copy.highestNotClaimed = highestNotClaimed;
        copy.closed = closed;
        return copy;
    }

    /** State that a checkpoint up to this one has made is never deleted by this job (C-165). */
    void doNotClaim(long checkpointId) {
        highestNotClaimed = Math.max(highestNotClaimed, checkpointId);
    }

    /** From now on registering throws (C-168). */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isKnown(String name) {
        return entries.containsKey(name);
    }

    void use(String name, long checkpointId, boolean isFile) {
        entries.merge(
                name,
                new Entry(name, checkpointId, checkpointId, isFile),
                (old, added) ->
                        new Entry(name, old.createdBy(), Math.max(old.lastUsedBy(), checkpointId), old.isFile()));
    }

    /** Drops what has not been used since a checkpoint (C-162), whoever registered it: an aborted one or a late acknowledgement too (C-163). Returns what is to be deleted, which state that is not claimed is never (C-165). */
    List<Entry> dropUnusedSince(long bound) {
        List<Entry> dropped = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.lastUsedBy() < bound) {
                dropped.add(entry);
            }
        }
        dropped.forEach(entry -> entries.remove(entry.name()));
        dropped.removeIf(entry -> entry.createdBy() <= highestNotClaimed);
        return dropped;
    }

    void encode(StringBuilder to) {
        to.append("\nshared ").append(entries.values()).append(closed ? " closed" : "");
        to.append(highestNotClaimed == 0 ? "" : " not claimed up to " + highestNotClaimed);
    }
}
