package io.github.cleancut.law;

import io.github.cleancut.law.StateReferences.Reference;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the current attempts have still to read of the files that their checkpoint refers to. */
final class Restores {
    private final List<SortedSet<String>> unread;
    private final int[] attempts;

    Restores(Topology topology) {
        unread = PerTask.of(topology, TreeSet::new);
        attempts = new int[topology.taskCount()];
        Arrays.fill(attempts, -1);
    }

    /**
     * An attempt begins with what a checkpoint holds.
     *
     * @param references to what the checkpoint refers, of all subtasks
     */
    void begin(TraceEvent event, List<Reference> references) {
        SortedSet<String> files = unread.get(event.task());
        attempts[event.task()] = event.attempt();
        files.clear();
        for (Reference reference : references) {
            if (reference.task() == event.task()) {
                files.add(reference.name());
            }
        }
    }

    void read(TraceEvent event) {
        if (isCurrent(event)) {
            unread.get(event.task()).remove(event.requireText());
        }
    }

    /** The files that an attempt runs without; told once. */
    List<String> missedBy(TraceEvent event) {
        if (!isCurrent(event)) {
            return List.of();
        }
        SortedSet<String> files = unread.get(event.task());
        List<String> missed = List.copyOf(files);
        files.clear();
        return missed;
    }

    private boolean isCurrent(TraceEvent event) {
        return attempts[event.task()] == event.attempt();
    }
}
