package io.github.cleancut.law;

import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which files of state are in the storage, and which of them the acknowledgements of which checkpoint name. */
final class StateReferences {
    /**
     * A file as an acknowledgement names it.
     *
     * @param name its name
     * @param task whose part of the checkpoint it is
     * @param digest what was in it when it was named; {@link #MISSING}: there was no such file
     * @param isShared whether other checkpoints may refer to it too
     */
    record Reference(String name, int task, long digest, boolean isShared) {}

    /** The digest of a file that is not there. */
    static final long MISSING = -1;

    private final SortedMap<String, Long> stored = new TreeMap<>();

    /** The checkpoint for which each file was written. */
    private final SortedMap<String, Long> creators = new TreeMap<>();

    /** What acknowledgements name, by checkpoint and then by attempt. */
    private final SortedMap<Long, SortedMap<String, List<Reference>>> named = new TreeMap<>();

    /** What was booked, by checkpoint. */
    private final SortedMap<Long, List<Reference>> booked = new TreeMap<>();

    /** What was booked for checkpoints that are over and can be found in the store again (C-134, C-146), by checkpoint. */
    private final SortedMap<Long, List<Reference>> setAside = new TreeMap<>();

    /** The checkpoints that a file was booked for and that are not over, by its name. */
    private final SortedMap<String, SortedSet<Long>> users = new TreeMap<>();

    void accept(TraceEvent event) {
        switch (event.kind()) {
            case STATE_WRITTEN -> {
                stored.put(event.requireText(), event.number());
                creators.put(event.requireText(), event.checkpoint());
            }
            case STATE_DELETED -> {
                stored.remove(event.requireText());
                creators.remove(event.requireText());
            }
            case STATE_REFERRED -> name(event, false);
            case SHARED_STATE_REFERRED -> name(event, true);
            case ACK_RECEIVED -> book(event);
            default -> {
                // changes no reference
            }
        }
    }

    private static String sender(TraceEvent event) {
        return event.task() + "." + event.attempt();
    }

    private void name(TraceEvent event, boolean isShared) {
        List<Reference> references = named.computeIfAbsent(event.checkpoint(), id -> new TreeMap<>())
                .computeIfAbsent(sender(event), key -> new ArrayList<>());
        for (String name : event.requireText().split(" ", -1)) {
            references.add(new Reference(name, event.task(), digestOf(name), isShared));
        }
    }

    private void book(TraceEvent event) {
        for (Reference reference : namedBy(event)) {
            booked.computeIfAbsent(event.checkpoint(), id -> new ArrayList<>()).add(reference);
            users.computeIfAbsent(reference.name(), name -> new TreeSet<>()).add(event.checkpoint());
        }
    }

    /** What the acknowledgement names that an event tells of. */
    List<Reference> namedBy(TraceEvent event) {
        SortedMap<String, List<Reference>> ofCheckpoint = named.get(event.checkpoint());
        return ofCheckpoint == null ? List.of() : ofCheckpoint.getOrDefault(sender(event), List.of());
    }

    /** What a checkpoint refers to, as far as it has been acknowledged. */
    List<Reference> of(long checkpoint) {
        return booked.getOrDefault(checkpoint, List.of());
    }

    /** What is in a file now, or {@link #MISSING}. */
    long digestOf(String name) {
        return stored.getOrDefault(name, MISSING);
    }

    /** The checkpoint for which a file was written, 0 where there is no such file. */
    long creatorOf(String name) {
        return creators.getOrDefault(name, 0L);
    }

    /** The user starts the job from a snapshot: ids behind it will be those of other checkpoints (C-027). */
    void startAnew(long snapshot) {
        List.copyOf(booked.tailMap(snapshot + 1).keySet()).forEach(this::drop);
    }

    /** Checkpoints that are not over and refer to a file, in rising order. */
    SortedSet<Long> usersOf(String name) {
        SortedSet<Long> ids = users.get(name);
        return ids == null ? new TreeSet<>() : ids;
    }

    /** A checkpoint is over, it refers to nothing any more. */
    void drop(long checkpoint) {
        for (Reference reference : of(checkpoint)) {
            @Nullable SortedSet<Long> ids = users.get(reference.name());
            if (ids != null) {
                ids.remove(checkpoint);
                if (ids.isEmpty()) {
                    users.remove(reference.name());
                }
            }
        }
        List<Reference> its = booked.remove(checkpoint);
        if (its != null) {
            setAside.replace(checkpoint, its);
        }
    }

    /** A checkpoint can be found in the store again after it is over. */
    void setAside(long checkpoint) {
        setAside.put(checkpoint, List.of());
    }

    boolean isSetAside(long checkpoint) {
        return setAside.containsKey(checkpoint);
    }

    /**
     * A checkpoint that was over is found in the store again.
     *
     * @return what it refers to
     */
    List<Reference> recover(long checkpoint) {
        List<Reference> its = setAside.remove(checkpoint);
        if (its != null) {
            booked.put(checkpoint, its);
            its.forEach(reference -> users.computeIfAbsent(reference.name(), name -> new TreeSet<>())
                    .add(checkpoint));
        }
        return of(checkpoint);
    }
}
