package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code keys.skew}: shares of single keys. */
final class SkewReader {
    private static final String ACCEPTED = "keys below count with their shares, for example {0: 60%, 3: 10%}";

    private SkewReader() {}

    static SortedMap<Integer, Integer> read(Fields keys, int count) {
        SortedMap<Integer, Integer> skew = new TreeMap<>();
        Node written = keys.node(ItemKeys.SKEW);
        Problems problems = keys.problems();
        if (written == null) {
            return skew;
        }
        if (!(written instanceof Node.Mapping mapping)) {
            problems.error(written.place(), "skew takes a mapping, not " + written.describe(), ACCEPTED);
            return skew;
        }
        for (Node.Entry entry : mapping.entries()) {
            Long key = Types.integer(0, count - 1L).read(entry.key(), "a key of skew", problems);
            Integer share =
                    Types.SHARE.read(entry.value(), "skew." + entry.key().text(), problems);
            if (key != null && share != null) {
                skew.put(key.intValue(), share);
            }
        }
        int sum = skew.values().stream().mapToInt(Integer::intValue).sum();
        if (sum > 100) {
            problems.error(written.place(), "the shares of skew sum up to " + sum + "%", "at most 100%");
        } else if (sum < 100 && skew.size() == count) {
            problems.error(
                    written.place(),
                    "skew names every key, and its shares sum up to " + sum + "%",
                    "100%, or leave a key out: it gets the rest");
        }
        return skew;
    }
}
