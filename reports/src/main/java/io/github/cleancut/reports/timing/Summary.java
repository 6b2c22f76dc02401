package io.github.cleancut.reports.timing;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Least, greatest, mean and percentiles of some values, with the estimator of Flink's Summary tab (commons-math's legacy percentile, integer mean). Without values everything is 0, and the
 * percentiles are no number.
 */
public final class Summary {
    /** The statistics, by their names in Flink's REST interface. */
    public static final List<String> STATS = List.of("min", "max", "avg", "p50", "p90", "p95", "p99", "p999");

    private final long[] sorted;
    private final double[] data;

    private Summary(long[] values) {
        this.sorted = values.clone();
        Arrays.sort(sorted);
        this.data = new double[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            data[i] = sorted[i];
        }
    }

    /** A summary of some values. */
    public static Summary of(long... values) {
        return new Summary(values);
    }

    /** Whether there is no value. */
    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** The least value. */
    public long min() {
        return isEmpty() ? 0 : sorted[0];
    }

    /** The greatest value. */
    public long max() {
        return isEmpty() ? 0 : sorted[sorted.length - 1];
    }

    /** The mean, rounded towards zero. */
    public long avg() {
        return isEmpty() ? 0 : Arrays.stream(sorted).sum() / sorted.length;
    }

    /**
     * A statistic by its name.
     *
     * @param stat one of {@link #STATS}
     * @throws IllegalArgumentException if there is no such statistic
     */
    public double stat(String stat) {
        return switch (stat) {
            case "min" -> min();
            case "max" -> max();
            case "avg" -> avg();
            case "p50" -> percentile(50);
            case "p90" -> percentile(90);
            case "p95" -> percentile(95);
            case "p99" -> percentile(99);
            case "p999" -> percentile(99.9);
            default -> throw new IllegalArgumentException("no statistic " + stat + "; there are " + STATS);
        };
    }

    private double percentile(double percent) {
        return isEmpty() ? Double.NaN : new Percentile().evaluate(data, percent);
    }
}
