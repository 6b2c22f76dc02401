package io.github.cleancut.scenarios;

import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.flink.FlinkEntries;
import io.github.cleancut.scenarios.section.TopSection;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A scenario file's tree with changes from cases and the command line applied (format.md section 7). */
final class Draft {
    private static final List<String> ROOTS = List.of("cluster", "network", "storage", "end", "seed", "rules");
    private static final List<String> LISTS = List.of("faults", "actions", "teach");

    private final Problems problems;
    private Node.Mapping root;
    private FlinkEntries flink;

    Draft(Node.Mapping root, FlinkEntries flink, Problems problems) {
        this.root = root;
        this.flink = flink;
        this.problems = problems;
    }

    Node.Mapping root() {
        return root;
    }

    FlinkEntries flink() {
        return flink;
    }

    /**
     * Sets a path.
     *
     * @param path as {@code --set} takes it
     * @param place where the path stands
     * @param value its value; null removes
     */
    void set(String path, Place place, Node value) {
        String first = path.split("[.\\[]", 2)[0];
        if (TopSection.SECTION.key(first) == null) {
            flink = flink.with(path, value, problems);
            return;
        }
        TreeEdit edit = new TreeEdit(path, place, value, problems);
        if (first.equals("job")) {
            root = setInItem(edit, path);
        } else if (ROOTS.contains(first) || (LISTS.contains(first) && path.startsWith(first + "["))) {
            root = edit.apply(root, steps(path));
        } else {
            problems.error(place, path + " cannot be set", hintFor(first));
        }
    }

    private static String hintFor(String first) {
        return switch (first) {
            case "flink" -> "name Flink's key itself, for example execution.checkpointing.interval=1s";
            case "faults", "actions", "teach" -> "name one entry, for example " + first + "[0].at=1s; null removes it";
            default ->
                "paths are job.<item>.<field>, faults[i].<field>, cluster., network., storage., end., seed, rules, or a key of Flink";
        };
    }

    /** The path's parts: words, and indices as {@code [i]}. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            String[] withIndices = part.split("(?=\\[)", -1);
            steps.addAll(Arrays.asList(withIndices));
        }
        return steps;
    }

    private Node.Mapping setInItem(TreeEdit edit, String path) {
        List<String> steps = steps(path);
        Node job = root.value("job");
        if (steps.size() < 3 || !(job instanceof Node.Sequence list)) {
            edit.refuse(path + " names no field", "job.<item>.<field>, for example job.sum.parallelism=4");
            return root;
        }
        List<Node> items = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean isFound = false;
        for (Node item : list.items()) {
            boolean isMeant = item instanceof Node.Mapping mapping
                    && nameOf(mapping, names).equals(steps.get(1));
            items.add(
                    isMeant && item instanceof Node.Mapping mapping
                            ? edit.apply(mapping, steps.subList(2, steps.size()))
                            : item);
            isFound |= isMeant;
        }
        if (!isFound) {
            edit.refuse(
                    "there is no item " + steps.get(1),
                    DidYouMean.hint(steps.get(1), names, "items are " + String.join(", ", names)));
        }
        return TreeEdit.with(root, "job", new Node.Sequence(job.place(), items));
    }

    private static String nameOf(Node.Mapping item, List<String> names) {
        if (!item.entries().isEmpty() && item.entries().get(0).value() instanceof Node.Scalar name) {
            names.add(name.text());
            return name.text();
        }
        return "";
    }
}
