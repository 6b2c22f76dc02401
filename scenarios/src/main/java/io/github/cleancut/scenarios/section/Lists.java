package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Lists whose entries keep their places when one is removed: faults, actions, captions. */
final class Lists {
    /**
     * An entry.
     *
     * @param index its place
     * @param node what is written
     */
    record Entry(int index, Node node) {}

    private Lists() {}

    /** The entries; empty ones are left out and still count. */
    static List<Entry> entries(Node node, String field, Problems problems) {
        List<Entry> entries = new ArrayList<>();
        if (!(node instanceof Node.Sequence list)) {
            problems.error(
                    node.place(),
                    field + " takes a list, not " + node.describe(),
                    "one entry a line with \"- \" before it");
            return entries;
        }
        for (int i = 0; i < list.items().size(); i++) {
            if (!list.items().get(i).isNull()) {
                entries.add(new Entry(i, list.items().get(i)));
            }
        }
        return entries;
    }
}
