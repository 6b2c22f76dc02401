package io.github.cleancut.protocol.coordinator;

import java.util.List;

/**
 * A vertex of the job as the coordinator sees it. Vertices stand in topological order; their subtasks are numbered through, vertex by vertex.
 *
 * @param name the vertex
 * @param parallelism number of its subtasks
 * @param inputs its input edges
 * @param state what kind of state its subtasks acknowledge
 * @param hasOperatorCoordinator whether an operator coordinator of it takes part in checkpoints (section 23)
 */
public record CoordinatedVertex(
        String name, int parallelism, List<Input> inputs, StateKind state, boolean hasOperatorCoordinator) {

    /**
     * An input edge.
     *
     * @param upstream place of the upstream vertex in the list of vertices
     * @param allToAll whether every upstream subtask is connected, else pointwise (C-086)
     */
    public record Input(int upstream, boolean allToAll) {}

    /** Kinds of state. */
    public enum StateKind {
        NONE,
        /** Operator list state, split when redistributed. */
        LIST,
        /** Operator union list state: every subtask restores all of it (C-247). */
        UNION,
        BROADCAST,
        /** Keyed state, in one private handle. */
        KEYED,
        /** Keyed state with files shared between checkpoints (section 14). */
        INCREMENTAL
    }
}
