package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The job's vertices with their subtasks numbered through. */
final class JobShape {
    private final List<CoordinatedVertex> vertices;
    private final int[] firstTaskOfVertex;
    private final List<Integer> coordinated;
    private final int[] vertexOfTask;

    JobShape(List<CoordinatedVertex> vertices) {
        this.vertices = List.copyOf(vertices);
        firstTaskOfVertex = new int[vertices.size() + 1];
        for (int vertex = 0; vertex < vertices.size(); vertex++) {
            firstTaskOfVertex[vertex + 1] =
                    firstTaskOfVertex[vertex] + vertices.get(vertex).parallelism();
        }
        coordinated = IntStream.range(0, vertices.size())
                .filter(vertex -> vertices.get(vertex).hasOperatorCoordinator())
                .boxed()
                .toList();
        vertexOfTask = new int[firstTaskOfVertex[vertices.size()]];
        for (int vertex = 0; vertex < vertices.size(); vertex++) {
            Arrays.fill(vertexOfTask, firstTaskOfVertex[vertex], firstTaskOfVertex[vertex + 1], vertex);
        }
    }

    int tasks() {
        return vertexOfTask.length;
    }

    int vertexCount() {
        return vertices.size();
    }

    CoordinatedVertex vertex(int vertex) {
        return vertices.get(vertex);
    }

    int vertexOf(int task) {
        return vertexOfTask[task];
    }

    int firstTask(int vertex) {
        return firstTaskOfVertex[vertex];
    }

    int endTask(int vertex) {
        return firstTaskOfVertex[vertex + 1];
    }

    /** The subtasks of an upstream vertex that a subtask is connected to by an edge (C-086). */
    List<Integer> upstreamTasks(int task, CoordinatedVertex.Input input) {
        int consumers = vertex(vertexOf(task)).parallelism();
        int producers = vertex(input.upstream()).parallelism();
        int consumer = task - firstTask(vertexOf(task));
        List<Integer> connected = new ArrayList<>();
        for (int producer = 0; producer < producers; producer++) {
            if (input.allToAll() || isConnectedPointwise(producer, producers, consumer, consumers)) {
                connected.add(firstTask(input.upstream()) + producer);
            }
        }
        return connected;
    }

    private static boolean isConnectedPointwise(int producer, int producers, int consumer, int consumers) {
        if (producers >= consumers) {
            return consumer * producers / consumers <= producer && producer < (consumer + 1) * producers / consumers;
        }
        return producer == consumer * producers / consumers;
    }

    /** Vertices without inputs. */
    List<Integer> inputVertices() {
        List<Integer> result = new ArrayList<>();
        for (int vertex = 0; vertex < vertices.size(); vertex++) {
            if (vertices.get(vertex).inputs().isEmpty()) {
                result.add(vertex);
            }
        }
        return result;
    }

    /** Vertices with an operator coordinator. */
    List<Integer> coordinatedVertices() {
        return coordinated;
    }
}
