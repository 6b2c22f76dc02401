package io.github.cleancut.law;

import java.util.SortedMap;
import java.util.TreeMap;

/** How many checkpoints there really were (C-262). */
final class TrueCounters {
    long pending;
    long restored;

    /** Failures that the failure manager was told of without an id (C-107). */
    long withoutId;

    /** Failures that were counted more than once (C-109). */
    long repeated;

    /** Failures of checkpoints that the statistics had forgotten (C-270). */
    long forgotten;

    private long completed;
    private long failed;

    void end(boolean hasCompleted) {
        completed += hasCompleted ? 1 : 0;
        failed += hasCompleted ? 0 : 1;
    }

    /** What the counters should show, what was counted twice taken as it was. */
    SortedMap<String, Long> figures(int inProgress) {
        SortedMap<String, Long> figures = new TreeMap<>();
        figures.put("total", pending + withoutId + repeated + forgotten);
        figures.put("in-progress", inProgress + forgotten);
        figures.put("completed", completed);
        figures.put("failed", failed + withoutId + repeated);
        figures.put("restored", restored);
        return figures;
    }
}
