package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a checkpoint consists of: the states of its subtasks, and which of them had finished. */
final class SnapshotContents {
    private final TreeMap<Integer, AcknowledgedState> states = new TreeMap<>();
    private final TreeSet<Integer> coordinatorStates = new TreeSet<>();

    /** Vertices that were deployed as finished (C-120). */
    private final TreeSet<Integer> finishedOnRestore = new TreeSet<>();

    /** Subtasks whose operators had finished (C-120). */
    private final TreeSet<Integer> operatorsFinished = new TreeSet<>();

    /** Vertices that are fully finished in the completed checkpoint (C-245). */
    private final TreeSet<Integer> fullyFinished = new TreeSet<>();

    /** Finished subtasks of the other vertices (C-246). */
    private final TreeSet<Integer> finishedSubtasks = new TreeSet<>();

    /** Master hooks that have not answered (C-110). */
    private final TreeSet<String> missingHooks = new TreeSet<>();

    private final TreeMap<String, String> hookStates = new TreeMap<>();

    SnapshotContents copy() {
        SnapshotContents copy = new SnapshotContents();
        copy.states.putAll(states);
        copy.coordinatorStates.addAll(coordinatorStates);
        copy.finishedOnRestore.addAll(finishedOnRestore);
        copy.operatorsFinished.addAll(operatorsFinished);
        copy.fullyFinished.addAll(fullyFinished);
        copy.finishedSubtasks.addAll(finishedSubtasks);
        copy.missingHooks.addAll(missingHooks);
        copy.hookStates.putAll(hookStates);
        return copy;
    }

    void put(int task, AcknowledgedState state) {
        states.put(task, state);
    }

    @Nullable
    AcknowledgedState state(int task) {
        return states.get(task);
    }

    boolean hasState(int task) {
        AcknowledgedState state = states.get(task);
        return state != null && state.handle() != null;
    }

    List<String> handlesOf(int task) {
        AcknowledgedState state = states.get(task);
        return state == null ? List.of() : state.privateHandles();
    }

    /** Shared files that a subtask's state refers to, older ones first. */
    List<String> sharedOf(int task) {
        AcknowledgedState state = states.get(task);
        List<String> names = new ArrayList<>();
        if (state != null) {
            names.addAll(state.sharedReused());
            names.addAll(state.sharedNew());
        }
        return names;
    }

    void markFinishedOnRestore(int vertex) {
        finishedOnRestore.add(vertex);
    }

    boolean isFinishedOnRestore(int vertex) {
        return finishedOnRestore.contains(vertex);
    }

    void markOperatorsFinished(int task) {
        operatorsFinished.add(task);
    }

    boolean hasOperatorsFinished(int task) {
        return operatorsFinished.contains(task);
    }

    void markFullyFinished(int vertex) {
        fullyFinished.add(vertex);
        coordinatorStates.remove(vertex);
    }

    void markFinishedSubtask(int task) {
        finishedSubtasks.add(task);
    }

    boolean isFinishedSubtask(int task) {
        return finishedSubtasks.contains(task);
    }

    void awaitHooks(Collection<String> hooks) {
        missingHooks.addAll(hooks);
    }

    boolean hasAllHooks() {
        return missingHooks.isEmpty();
    }

    /** A hook without state answers null, and leaves none (C-259). */
    void hookAnswered(String hook, @Nullable String state) {
        missingHooks.remove(hook);
        if (state != null) {
            hookStates.put(hook, state);
        }
    }

    SortedMap<String, String> hookStates() {
        return Collections.unmodifiableSortedMap(hookStates);
    }

    boolean isFullyFinished(int vertex) {
        return fullyFinished.contains(vertex);
    }

    void coordinatorsAcknowledged(Collection<Integer> vertices) {
        coordinatorStates.addAll(vertices);
    }

    boolean hasCoordinatorState(int vertex) {
        return coordinatorStates.contains(vertex);
    }

    /** Everything that is deleted separately: one entry a handle, with the names of its files; coordinator states have no name. */
    List<List<String>> discardables(boolean sharedToo) {
        List<List<String>> result = new ArrayList<>();
        for (AcknowledgedState state : states.values()) {
            if (state.handle() != null) {
                result.add(namesOf(state.handle(), sharedToo ? state.sharedNew() : List.of()));
            }
        }
        coordinatorStates.forEach(vertex -> result.add(List.of()));
        return result;
    }

    private static List<String> namesOf(String handle, List<String> shared) {
        if (shared.isEmpty()) {
            return List.of(handle);
        }
        List<String> names = new ArrayList<>(List.of(handle));
        names.addAll(shared);
        return names;
    }

    void encode(StringBuilder to) {
        to.append(states).append(coordinatorStates).append(finishedOnRestore);
        to.append(operatorsFinished).append(fullyFinished);
        to.append(finishedSubtasks.isEmpty() ? "" : " finished subtasks " + finishedSubtasks);
        to.append(missingHooks.isEmpty() ? "" : missingHooks).append(hookStates.isEmpty() ? "" : hookStates);
    }
}
