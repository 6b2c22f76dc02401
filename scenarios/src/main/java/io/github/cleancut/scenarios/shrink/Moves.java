package io.github.cleancut.scenarios.shrink;

import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.ArrayList;
import java.util.List;

/**
 * The moves of the shrinker, the large ones first: drop an item of the job with what speaks of it, bring every parallelism down to 1, drop any fault, list entry or key (which brings its default back), and
 * put a simpler value for any other.
 */
final class Moves {
    /** What makes a file a scenario, or says what it is judged by; with a shorter {@code settle} less would be promised. */
    private static final List<List<String>> KEPT =
            List.of(List.of("version"), List.of("expect"), List.of("cases"), List.of("end", "settle"));

    /** One way to make a scenario smaller. */
    interface Move {
        /** Smaller scenarios, the smallest first; they may be invalid. */
        List<Node.Mapping> candidates(Node.Mapping tree);
    }

    private final List<Move> moves = new ArrayList<>();

    private Moves() {}

    /** The moves of a scenario; a move whose place has gone has no candidates. */
    static List<Move> of(Node.Mapping tree) {
        Moves all = new Moves();
        all.addEntries("faults", tree);
        all.addEntries("actions", tree);
        if (tree.value("job") instanceof Node.Sequence job) {
            for (int item = job.items().size() - 1; item >= 0; item--) {
                int dropped = item;
                all.moves.add(current -> JobMoves.without(current, dropped));
            }
        }
        all.moves.add(current -> List.of(JobMoves.alone(current)));
        all.addRemovals(tree, List.of());
        all.addSimpler(tree, List.of());
        return all.moves;
    }

    /** The laws that are not judged: the entries of {@code expect: laws} behind {@code all}. */
    static List<Node> excuses(Node.Mapping tree) {
        Node laws = Trees.at(tree, List.of("expect", "laws"));
        return laws instanceof Node.Sequence list
                ? list.items().subList(1, list.items().size())
                : List.of();
    }

    private void addEntries(String key, Node.Mapping tree) {
        if (tree.value(key) instanceof Node.Sequence list) {
            for (int i = list.items().size() - 1; i >= 0; i--) {
                addRemoval(List.of(key, Trees.index(i)));
            }
        }
    }

    private void addRemoval(List<String> path) {
        moves.add(current -> Trees.at(current, path) == null ? List.of() : List.of(Trees.without(current, path)));
    }

    private void addRemovals(Node node, List<String> path) {
        if (KEPT.contains(path)) {
            return;
        }
        if (!path.isEmpty()) {
            addRemoval(path);
        }
        for (String step : steps(node)) {
            List<String> below = below(path, step);
            Node child = Trees.at(node, List.of(step));
            if (child != null) {
                addRemovals(child, below);
            }
        }
    }

    private void addSimpler(Node node, List<String> path) {
        if (KEPT.contains(path)) {
            return;
        }
        if (!path.isEmpty()) {
            moves.add(current -> {
                Node value = Trees.at(current, path);
                return value == null
                        ? List.of()
                        : Simpler.than(value, path).stream()
                                .map(simpler -> Trees.with(current, path, simpler))
                                .toList();
            });
        }
        for (String step : steps(node)) {
            Node child = Trees.at(node, List.of(step));
            if (child != null) {
                addSimpler(child, below(path, step));
            }
        }
    }

    /** The steps to the children; entries of lists from the last to the first, so that a removal moves nothing that is still to come. */
    private static List<String> steps(Node node) {
        List<String> steps = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> steps.add(entry.key().text()));
        } else if (node instanceof Node.Sequence list) {
            for (int i = list.items().size() - 1; i >= 0; i--) {
                steps.add(Trees.index(i));
            }
        }
        return steps;
    }

    private static List<String> below(List<String> path, String step) {
        List<String> below = new ArrayList<>(path);
        below.add(step);
        return below;
    }
}
