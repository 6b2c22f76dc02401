package io.github.cleancut.reports.run;

import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceJson;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.trace.TraceNames;
import java.util.Arrays;

/** Remembers the events of a first run by their hashes, and finds the first event of a second run that differs. */
public final class SameEvents {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final TraceJson json;
    private final StringBuilder line = new StringBuilder();
    private long[] hashes = new long[1024];
    private int first;
    private int second;
    private String difference = "";

    /** Compares events as the canonical trace writes them. */
    public SameEvents(TraceNames names) {
        this.json = new TraceJson(names);
    }

    /** Listens to the first run. */
    public TraceListener firstRun() {
        return event -> {
            if (first == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * first);
            }
            hashes[first++] = hash(event);
        };
    }

    /** Listens to the second run. */
    public TraceListener secondRun() {
        return event -> {
            long hash = hash(event);
            if (difference.isEmpty() && (second >= first || hashes[second] != hash)) {
                difference = "event " + second + " is in the second run " + line;
            }
            second++;
        };
    }

    private long hash(TraceEvent event) {
        line.setLength(0);
        json.append(event, line);
        long hash = 0;
        for (int i = 0; i < line.length(); i++) {
            hash = (hash ^ line.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    /** The first difference in words, or empty. */
    public String difference() {
        return difference.isEmpty() && first != second
                ? "the first run has " + first + " events, the second " + second
                : difference;
    }
}
