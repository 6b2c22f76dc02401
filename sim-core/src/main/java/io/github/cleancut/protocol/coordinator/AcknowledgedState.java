package io.github.cleancut.protocol.coordinator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state that a subtask acknowledges. A subtask that acknowledges without any snapshot sends null in its place (C-119).
 *
 * @param handle name of its private state, unique over the run; null if it has none
 * @param operatorsFinished whether its operators had finished (C-120)
 * @param finishedOnRestore whether it was deployed as finished (C-120)
 * @param sharedNew names of the files that it added to the shared state
 * @param sharedReused names of the shared files of older checkpoints that it refers to (C-160)
 */
public record AcknowledgedState(
        @Nullable String handle,
        boolean operatorsFinished,
        boolean finishedOnRestore,
        List<String> sharedNew,
        List<String> sharedReused) {

    /** A snapshot without state. */
    public static final AcknowledgedState EMPTY = new AcknowledgedState(null, false, false, List.of(), List.of());

    String requireHandle() {
        if (handle == null) {
            throw new IllegalStateException("no private state in " + this);
        }
        return handle;
    }

    List<String> privateHandles() {
        return handle == null ? List.of() : List.of(handle);
    }

    /** A snapshot with one private handle. */
    public static AcknowledgedState of(String handle) {
        return new AcknowledgedState(handle, false, false, List.of(), List.of());
    }
}
