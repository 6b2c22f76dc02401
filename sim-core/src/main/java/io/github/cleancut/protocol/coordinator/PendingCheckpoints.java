package io.github.cleancut.protocol.coordinator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The pending checkpoints by id, the id counter, and the ids that expired. */
final class PendingCheckpoints {
    /** Expired ids remembered (C-118). */
    private static final int REMEMBERED = 16;

    private final TreeMap<Long, PendingCheckpoint> pending = new TreeMap<>();

    /** Ended ones to which a request still refers. */
    private final TreeMap<Long, PendingCheckpoint> ended = new TreeMap<>();

    /** Operator coordinators that have been asked and have not answered, by checkpoint; kept after an abort. */
    private final TreeMap<Long, TreeSet<Integer>> asked = new TreeMap<>();

    private final Deque<Long> expired = new ArrayDeque<>();

    /** A new coordinator counts from 1, until it restores a savepoint (C-020, C-028). */
    private long nextId = 1;

    private long lastTimer;

    PendingCheckpoints copy() {
        PendingCheckpoints copy = new PendingCheckpoints();
        pending.forEach((id, checkpoint) -> copy.pending.put(id, checkpoint.copy()));
        ended.forEach((id, checkpoint) -> copy.ended.put(id, checkpoint.copy()));
        asked.forEach((id, vertices) -> copy.asked.put(id, new TreeSet<>(vertices)));
        copy.expired.addAll(expired);
        copy.nextId = nextId;
        copy.lastTimer = lastTimer;
        return copy;
    }

    /** The checkpoint of the same id in this copy. */
    PendingCheckpoint counterpart(PendingCheckpoint original) {
        PendingCheckpoint found = pending.getOrDefault(original.id(), ended.get(original.id()));
        if (found == null) {
            throw new IllegalStateException("checkpoint " + original.id() + " was forgotten");
        }
        return found;
    }

    /** The id that is given out next has been taken. */
    void countOn() {
        nextId++;
    }

    /** The id that is given out next is set (C-027). */
    void countFrom(long id) {
        nextId = id;
    }

    long nextId() {
        return nextId;
    }

    long newTimer() {
        lastTimer++;
        return lastTimer;
    }

    void add(PendingCheckpoint checkpoint) {
        pending.put(checkpoint.id(), checkpoint);
    }

    @Nullable
    PendingCheckpoint find(long id) {
        return pending.get(id);
    }

    PendingCheckpoint require(long id) {
        PendingCheckpoint checkpoint = pending.get(id);
        if (checkpoint == null) {
            throw new IllegalArgumentException("checkpoint " + id + " is not pending");
        }
        return checkpoint;
    }

    boolean isPending(long id) {
        return pending.containsKey(id);
    }

    int size() {
        return pending.size();
    }

    Collection<PendingCheckpoint> all() {
        return pending.values();
    }

    /** All that are pending now, by id; a list that later changes do not touch. */
    List<PendingCheckpoint> snapshot() {
        return new ArrayList<>(pending.values());
    }

    void remove(long id) {
        PendingCheckpoint checkpoint = pending.remove(id);
        if (checkpoint != null) {
            ended.put(id, checkpoint);
        }
    }

    boolean hasNoEnded() {
        return ended.isEmpty();
    }

    List<Long> ended() {
        return new ArrayList<>(ended.keySet());
    }

    /** No request refers to it any more. */
    void forgetEnded(long id) {
        ended.remove(id);
    }

    void rememberExpired(long id) {
        expired.addLast(id);
        if (expired.size() > REMEMBERED) {
            expired.removeFirst();
        }
    }

    boolean isExpired(long id) {
        return expired.contains(id);
    }

    List<Long> expired() {
        return new ArrayList<>(expired);
    }

    void ask(long id, Collection<Integer> vertices) {
        asked.put(id, new TreeSet<>(vertices));
    }

    boolean isAsked(long id, int vertex) {
        TreeSet<Integer> open = asked.get(id);
        return open != null && open.contains(vertex);
    }

    boolean isLastAsked(long id, int vertex) {
        TreeSet<Integer> open = asked.get(id);
        return open != null && open.size() == 1 && open.contains(vertex);
    }

    void answered(long id, int vertex) {
        TreeSet<Integer> open = asked.get(id);
        if (open != null) {
            open.remove(vertex);
        }
    }

    void stopAsking(long id) {
        asked.remove(id);
    }

    void encode(StringBuilder to) {
        to.append("\nnext ").append(nextId).append(expired).append(asked);
        pending.values().forEach(checkpoint -> checkpoint.encode(to));
        ended.values().forEach(checkpoint -> checkpoint.encode(to.append("\nended")));
    }
}
