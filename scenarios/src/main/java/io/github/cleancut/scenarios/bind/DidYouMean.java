package io.github.cleancut.scenarios.bind;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class DidYouMean {
    /** A list longer than this helps nobody who has been told the nearest word. */
    private static final int LONG = 300;

    private static final int LEAST_BEGINNING = 3;

    private DidYouMean() {}

    /**
     * The nearest of some words by edit distance (insertion, deletion, substitution, swap of neighbours), case apart; the first among equals.
     *
     * @return the only one that begins so where none is near; null where there is none either: more than a third of the letters differ
     */
    public static @Nullable String nearest(String word, Collection<String> words) {
        String nearest = null;
        int least = Math.max(1, (word.length() + 1) / 3) + 1;
        for (String candidate : words) {
            int distance =
                    distance(word.toLowerCase(java.util.Locale.ROOT), candidate.toLowerCase(java.util.Locale.ROOT));
            if (distance < least && distance < Math.max(word.length(), candidate.length())) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest == null ? onlyOneThatBegins(word, words) : nearest;
    }

    private static @Nullable String onlyOneThatBegins(String word, Collection<String> words) {
        List<String> longer =
                words.stream().filter(candidate -> candidate.startsWith(word)).toList();
        return word.length() >= LEAST_BEGINNING && longer.size() == 1 ? longer.get(0) : null;
    }

    /** A hint: the nearest word if one is near, else all of them. */
    public static String hint(String word, Collection<String> words, String all) {
        String nearest = nearest(word, words);
        if (nearest == null) {
            return all;
        }
        return "did you mean " + nearest + "?" + (all.length() > LONG ? "" : " " + all);
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 8) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        boolean isSame = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (isSame ? 0 : 1));
        boolean isSwap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwap ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
