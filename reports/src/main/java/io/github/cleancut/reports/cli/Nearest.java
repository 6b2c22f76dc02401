package io.github.cleancut.reports.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one is nearest to. */
final class Nearest {
    private static final int FARTHEST = 3;
    private static final int LETTERS_A_SLIP = 4;
    private static final int LEAST_BEGINNING = 3;

    private Nearest() {}

    /**
     * The nearest word by Damerau's distance, case apart, if it is near enough to be meant: one slip in four letters; else the only one that begins so, or the shortest if little is missing.
     *
     * @param word what was typed
     * @param known what there is
     */
    static Optional<String> to(String word, List<String> known) {
        int most = Math.min(FARTHEST, Math.max(1, word.length() / LETTERS_A_SLIP));
        Optional<String> near = known.stream()
                .filter(candidate -> slips(word, candidate) <= Math.min(most, candidate.length() / 2))
                .min(Comparator.comparingInt((String candidate) -> slips(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
        return near.isPresent() ? near : thatBegins(word, known);
    }

    private static Optional<String> thatBegins(String word, List<String> known) {
        List<String> longer = known.stream()
                .filter(candidate -> word.length() >= LEAST_BEGINNING && candidate.startsWith(word))
                .sorted(Comparator.comparingInt(String::length))
                .toList();
        return longer.stream()
                .findFirst()
                .filter(shortest -> longer.size() == 1 || shortest.length() <= word.length() + FARTHEST);
    }

    private static int slips(String word, String candidate) {
        return distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
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
