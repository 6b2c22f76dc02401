package io.github.cleancut.reports.cli;

import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import java.util.SortedMap;
import java.util.TreeMap;

/** Run folders are called after runs: two files whose runs have one name would write the same one, and the second would hide the first. */
final class Twins {
    private final boolean areHarmless;
    private final SortedMap<String, RunPlan> byName = new TreeMap<>();
    private final SortedMap<String, String> files = new TreeMap<>();

    /**
     * Nothing is known yet.
     *
     * @param areHarmless no folders are written
     */
    Twins(boolean areHarmless) {
        this.areHarmless = areHarmless;
    }

    /** Refuses a run that would write the folder of another one before it; the same run once more is welcome. */
    void refuse(String file, Plan plan) {
        if (areHarmless || !(plan instanceof RunPlan run)) {
            return;
        }
        RunPlan twin = byName.putIfAbsent(plan.name(), run);
        String other = files.putIfAbsent(plan.name(), file);
        if (twin != null && other != null && !twin.resolved().equals(run.resolved())) {
            throw new UsageException(
                    other + " and " + file + " would write the same run folder",
                    "run them apart, each with its own -o, or both with --no-report");
        }
    }
}
