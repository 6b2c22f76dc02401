package io.github.cleancut.law;

import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what events of the statistics tell: words and {@code name=number}, separated by spaces. */
final class Figures {
    static final long NANOS_PER_MILLI = 1_000_000L;

    private Figures() {}

    /** The numbers, by their names. */
    static SortedMap<String, Long> of(TraceEvent event) {
        SortedMap<String, Long> figures = new TreeMap<>();
        for (String word : event.requireText().split(" ", -1)) {
            int sign = word.indexOf('=');
            if (sign > 0) {
                figures.put(word.substring(0, sign), Long.parseLong(word.substring(sign + 1)));
            }
        }
        return figures;
    }

    /** The words before the numbers. */
    static String wordsOf(TraceEvent event) {
        StringBuilder words = new StringBuilder();
        for (String word : event.requireText().split(" ", -1)) {
            if (word.indexOf('=') < 0) {
                words.append(words.isEmpty() ? "" : " ").append(word);
            }
        }
        return words.toString();
    }

    /** From one time to another as clocks show it that count whole milliseconds. */
    static long millisBetween(long fromNanos, long toNanos) {
        return Math.max(0, toNanos / NANOS_PER_MILLI - fromNanos / NANOS_PER_MILLI);
    }
}
