package io.github.cleancut.reports.conform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Two lists of texts beside each other, with as many equal ones in one line as can be. */
final class Aligned {
    /** Of longer lists only the beginnings that are the same are found. */
    private static final int LONGEST = 500;

    private static final String NOTHING = "-";

    private Aligned() {}

    /**
     * A line.
     *
     * @param left a text, or a dash
     * @param right a text, or a dash
     */
    record Pair(String left, String right) {
        boolean isSame() {
            return left.equals(right);
        }
    }

    /** The lines; what stands between equal texts is paired in its order. */
    static List<Pair> of(List<String> left, List<String> right) {
        int[][] common = common(head(left), head(right));
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        int other = 0;
        int i = 0;
        int j = 0;
        while (i < common.length - 1 && j < common[0].length - 1) {
            if (left.get(i).equals(right.get(j))) {
                addPaired(left.subList(from, i), right.subList(other, j), pairs);
                pairs.add(new Pair(left.get(i), right.get(j)));
                from = ++i;
                other = ++j;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        addPaired(left.subList(from, left.size()), right.subList(other, right.size()), pairs);
        return Collections.unmodifiableList(pairs);
    }

    private static List<String> head(List<String> list) {
        return list.subList(0, Math.min(LONGEST, list.size()));
    }

    private static void addPaired(List<String> left, List<String> right, List<Pair> to) {
        for (int k = 0; k < Math.max(left.size(), right.size()); k++) {
            to.add(new Pair(k < left.size() ? left.get(k) : NOTHING, k < right.size() ? right.get(k) : NOTHING));
        }
    }

    /** For each pair of places, how many texts from there on can be paired. */
    private static int[][] common(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
