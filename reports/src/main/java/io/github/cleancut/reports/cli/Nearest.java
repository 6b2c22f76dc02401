package io.github.cleancut.reports.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The known word that a misspelt one is nearest to. */
final class Nearest {
    private static final int FARTHEST = 3;

    private Nearest() {}

    /**
     * The nearest word by Damerau's distance, if it is near enough to be meant.
     *
     * @param word what was typed
     * @param known what there is
     */
    static Optional<String> to(String word, List<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(FARTHEST, candidate.length() / 2))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(left, right, i, j, cost);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(String left, String right, int i, int j, int[][] cost) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean isSwapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return isSwapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
