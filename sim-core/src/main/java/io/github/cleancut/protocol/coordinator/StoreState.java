package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The completed checkpoint store: a queue in order of adding (C-142), and what has left it and is not deleted yet. With high availability a store outside has the same entries and outlives the JobManager; what
 * it has beyond them the coordinator does not know, and no rule asks for it before another JobManager takes over (C-134, C-146).
 */
final class StoreState {
    private final List<CompletedCheckpoint> entries = new ArrayList<>();
    private final List<CompletedCheckpoint> subsumed = new ArrayList<>();
    private final List<CompletedCheckpoint> outside = new ArrayList<>();
    private boolean forceFullSnapshot;
    private boolean shutDown;
    private long lowestRetained = Long.MAX_VALUE;

    StoreState copy() {
        StoreState copy = new StoreState();
        copy.entries.addAll(entries);
        copy.subsumed.addAll(subsumed);
        copy.outside.addAll(outside);
        copy.forceFullSnapshot = forceFullSnapshot;
        copy.shutDown = shutDown;
        copy.lowestRetained = lowestRetained;
        return copy;
    }

    void add(CompletedCheckpoint checkpoint) {
        entries.add(checkpoint);
    }

    List<CompletedCheckpoint> entries() {
        return new ArrayList<>(entries);
    }

    /** Whether a checkpoint of the store holds these private handles of a subtask. */
    boolean refersTo(long checkpointId, int task, List<String> handles) {
        return entries.stream()
                .filter(entry -> entry.id() == checkpointId)
                .anyMatch(entry -> entry.contents().handlesOf(task).equals(handles));
    }

    int size() {
        return entries.size();
    }

    /** The last added one, not the largest id (C-142). */
    @Nullable
    CompletedCheckpoint latest() {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1);
    }

    CompletedCheckpoint requireLatest() {
        return entries.get(entries.size() - 1);
    }

    /** Id of the latest, 0 if there is none. */
    long latestId() {
        return entries.isEmpty() ? 0 : requireLatest().id();
    }

    /** The latest that is no savepoint. */
    @Nullable
    CompletedCheckpoint latestNoSavepoint() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (!entries.get(i).type().isSavepoint()) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** Id of the first that is no savepoint: nothing from it on is cleaned (C-147); 0 if there is none. */
    long cleaningBound() {
        for (CompletedCheckpoint entry : entries) {
            if (!entry.type().isSavepoint()) {
                return entry.id();
            }
        }
        return 0;
    }

    /** The entry outlives the job. */
    void retain(long id) {
        lowestRetained = Math.min(lowestRetained, id);
    }

    /** Id of the oldest entry that outlives the job; above all ids if none does. */
    long lowestRetained() {
        return lowestRetained;
    }

    /** The store holds nothing and takes nothing any more (C-151). */
    void shutDown() {
        shutDown = true;
        entries.clear();
        outside.clear();
    }

    boolean isShutDown() {
        return shutDown;
    }

    void remove(CompletedCheckpoint entry) {
        entries.remove(entry);
    }

    void addSubsumed(CompletedCheckpoint entry) {
        subsumed.add(entry);
    }

    /** Only the store outside has it. */
    void addOutside(CompletedCheckpoint entry) {
        outside.add(entry);
    }

    /** What another JobManager finds: the queue, and what only the store outside has. */
    List<CompletedCheckpoint> entriesOutside() {
        List<CompletedCheckpoint> all = new ArrayList<>(entries);
        all.addAll(outside);
        return all;
    }

    List<CompletedCheckpoint> subsumed() {
        return new ArrayList<>(subsumed);
    }

    void forgetSubsumed(CompletedCheckpoint entry) {
        subsumed.remove(entry);
    }

    boolean isFullForced() {
        return forceFullSnapshot;
    }

    void forceFull(boolean force) {
        forceFullSnapshot = force;
    }

    void encode(StringBuilder to) {
        to.append("\nstore").append(forceFullSnapshot ? " full" : "").append(shutDown ? " shut" : "");
        for (CompletedCheckpoint entry : entries) {
            entry.contents().encode(to.append(' ').append(entry.id()).append(entry.type()));
        }
        subsumed.forEach(entry -> to.append(" gone ").append(entry.id()));
        outside.forEach(entry -> to.append(" outside ").append(entry.id()));
    }
}
