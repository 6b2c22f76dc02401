package io.github.cleancut.model;

import java.util.ArrayList;
import java.util.List;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/**
 * The job: its items in the order of the scenario, which is the order in which they are deployed.
 *
 * @param items all items; every edge leads to one of them, and there is no cycle
 */
public record JobGraph(List<JobItem> items) {

    /** The edges of a job close a circle. */
    public static final class CycleException extends IllegalArgumentException {
        private final String from;
        private final String to;

        CycleException(String from, String to) {
            super("the edge from " + from + " to " + to + " closes a cycle");
            this.from = from;
            this.to = to;
        }

        /** The item at which the edge that closes the circle starts. */
        public String from() {
            return from;
        }

        /** The item at which it ends. */
        public String to() {
            return to;
        }
    }

    /**
     * Checks edges and order.
     *
     * @throws IllegalArgumentException if an edge leads nowhere
     * @throws CycleException if the edges close a circle
     */
    public JobGraph {
        DirectedAcyclicGraph<String, DefaultEdge> graph = new DirectedAcyclicGraph<>(DefaultEdge.class);
        items.forEach(item -> graph.addVertex(item.name()));
        for (JobItem item : items) {
            for (Edge edge : item.inputs()) {
                addEdge(graph, edge.from(), item.name());
            }
        }
    }

    private static void addEdge(DirectedAcyclicGraph<String, DefaultEdge> graph, String from, String to) {
        if (!graph.containsVertex(from)) {
            throw new IllegalArgumentException("item " + to + " reads from " + from + ", which is not there");
        }
        try {
            graph.addEdge(from, to);
        } catch (IllegalArgumentException cycle) {
            throw new CycleException(from, to);
        }
    }

    /**
     * The place of an item in {@link #items()}.
     *
     * @return its index, or -1
     */
    public int indexOf(String name) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The sources whose records, or what became of them, come to an item; itself if it is one. */
    public List<JobItem> sourcesAbove(String name) {
        List<JobItem> above = new ArrayList<>();
        addSources(items.get(indexOf(name)), above);
        return above;
    }

    private void addSources(JobItem item, List<JobItem> to) {
        if (item.kind() == ItemKind.SOURCE && !to.contains(item)) {
            to.add(item);
        }
        item.inputs().forEach(edge -> addSources(items.get(indexOf(edge.from())), to));
    }

    /** The items' indices such that every edge leads from an earlier to a later one; among equals the scenario's order. */
    public List<Integer> topologicalOrder() {
        List<Integer> order = new ArrayList<>();
        while (order.size() < items.size()) {
            for (int i = 0; i < items.size(); i++) {
                if (!order.contains(i) && isReady(items.get(i), order)) {
                    order.add(i);
                    break;
                }
            }
        }
        return order;
    }

    private boolean isReady(JobItem item, List<Integer> placed) {
        return item.inputs().stream().allMatch(edge -> placed.contains(indexOf(edge.from())));
    }
}
