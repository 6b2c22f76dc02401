package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.Suspicion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which rows explain many divergences best: those that fire in most of the steps that diverge and in few that do not (Ochiai's coefficient, as in spectrum-based fault localisation); of equal ones those that
 * fired next to the first effect that differs.
 *
 * @param row id of the row
 * @param suspicion what was counted
 */
record Suspects(String row, Suspicion suspicion) {
    private static final int MOST = 3;

    /** The best explanations, best first. */
    static List<Suspects> of(Map<String, Suspicion> suspicions) {
        return suspicions.entrySet().stream()
                .filter(entry -> entry.getValue().different() > 0)
                .map(entry -> new Suspects(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Suspects::order)
                        .thenComparingLong(suspect -> -suspect.suspicion.near())
                        .thenComparing(Suspects::row))
                .limit(MOST)
                .toList();
    }

    /** The coefficient without the factor that all rows share, squared, and turned round. */
    private double order() {
        double different = suspicion.different();
        return -different * different / (different + suspicion.same());
    }
}
