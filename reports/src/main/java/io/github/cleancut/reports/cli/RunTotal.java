package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.Quantity;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many runs there were, and how they ended: the line behind many verdicts. */
final class RunTotal {
    private final SortedMap<Integer, Long> byExit = new TreeMap<>();

    void add(int exit) {
        byExit.merge(exit, 1L, Long::sum);
    }

    /** The worst exit code, 0 where there was no run. */
    int worst() {
        return byExit.keySet().stream().reduce(ExitCode.OK, ExitCode::worse);
    }

    /** For example {@code 251 runs: 249 as expected, 2 violated}; nothing for a single run, whose verdict says it. */
    Optional<String> line() {
        long all = byExit.values().stream().mapToLong(Long::longValue).sum();
        if (all < 2) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder(Quantity.count(all) + " runs:");
        String separator = " ";
        for (var exit : byExit.entrySet()) {
            line.append(separator).append(Quantity.count(exit.getValue())).append(' ');
            line.append(ExitCode.word(exit.getKey()));
            separator = ", ";
        }
        return Optional.of(line.toString());
    }
}
