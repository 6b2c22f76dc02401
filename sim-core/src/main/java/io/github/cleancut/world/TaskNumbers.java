package io.github.cleancut.world;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.coordinator.CoordinatedVertex;
import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import java.util.ArrayList;
import java.util.List;

/** The coordinator numbers subtasks by vertices in topological order, the world by items in the scenario's order: both ways between them. */
final class TaskNumbers {
    private final int[] toCoordinator;
    private final int[] toWorld;
    private final List<CoordinatedVertex> vertices = new ArrayList<>();

    TaskNumbers(Topology topology) {
        toCoordinator = new int[topology.taskCount()];
        toWorld = new int[topology.taskCount()];
        List<Integer> order = topology.job().topologicalOrder();
        int next = 0;
        for (int item : order) {
            JobItem vertex = topology.job().items().get(item);
            vertices.add(vertexOf(topology, vertex, order));
            for (int index = 0; index < vertex.parallelism(); index++) {
                toWorld[next] = topology.taskOf(item, index);
                toCoordinator[topology.taskOf(item, index)] = next++;
            }
        }
    }

    private static CoordinatedVertex vertexOf(Topology topology, JobItem item, List<Integer> order) {
        List<CoordinatedVertex.Input> inputs = new ArrayList<>();
        for (Edge edge : item.inputs()) {
            int upstream = order.indexOf(topology.job().indexOf(edge.from()));
            inputs.add(new CoordinatedVertex.Input(upstream, !edge.exchange().isPointwise()));
        }
        return new CoordinatedVertex(
                item.name(), item.parallelism(), inputs, stateOf(item), item.kind() == ItemKind.SOURCE);
    }

    private static StateKind stateOf(JobItem item) {
        return switch (item.kind()) {
            case KEYED, JOIN, WINDOW -> StateKind.KEYED;
            case SOURCE, CONNECT -> StateKind.LIST;
            case MAP, FILTER, FLAT_MAP, SINK -> operatorStateOf(item);
        };
    }

    private static StateKind operatorStateOf(JobItem item) {
        return switch (item.operatorState()) {
            case NONE -> StateKind.NONE;
            case LIST -> StateKind.LIST;
            case UNION -> StateKind.UNION;
            case BROADCAST -> StateKind.BROADCAST;
        };
    }

    /** The job's vertices as the coordinator wants them. */
    List<CoordinatedVertex> vertices() {
        return vertices;
    }

    int toCoordinator(int task) {
        return toCoordinator[task];
    }

    int toWorld(int coordinatorTask) {
        return toWorld[coordinatorTask];
    }
}
