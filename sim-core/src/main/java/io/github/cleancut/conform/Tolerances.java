package io.github.cleancut.conform;

import java.util.EnumMap;
import java.util.Map;

/** How often a hash order of Flink's mattered. */
final class Tolerances {
    private final Map<Tolerance, Long> used = new EnumMap<>(Tolerance.class);

    Tolerances() {
        for (Tolerance tolerance : Tolerance.values()) {
            used.put(tolerance, 0L);
        }
    }

    void use(Tolerance tolerance) {
        used.merge(tolerance, 1L, Long::sum);
    }

    Map<Tolerance, Long> used() {
        return new EnumMap<>(used);
    }
}
