package io.github.cleancut.reports.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.apache.flink.runtime.util.stats.StatsSummary;
import org.apache.flink.runtime.util.stats.StatsSummarySnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000})
    void everyStatisticIsThatOfFlinksOwnSummary(int count) {
        long[] values =
                LongStream.range(0, count).map(i -> 1_000 + i * i * 37 % 911).toArray();
        StatsSummarySnapshot flink = flinkSummary(values);
        Summary ours = Summary.of(values);
        assertEquals(flink.getMinimum(), ours.min());
        assertEquals(flink.getMaximum(), ours.max());
        assertEquals(flink.getAverage(), ours.avg());
        assertEquals(flink.getQuantile(0.5), ours.stat("p50"), 1e-9);
        assertEquals(flink.getQuantile(0.9), ours.stat("p90"), 1e-9);
        assertEquals(flink.getQuantile(0.95), ours.stat("p95"), 1e-9);
        assertEquals(flink.getQuantile(0.99), ours.stat("p99"), 1e-9);
        assertEquals(flink.getQuantile(0.999), ours.stat("p999"), 1e-9);
    }

    private static StatsSummarySnapshot flinkSummary(long[] values) {
        StatsSummary summary = new StatsSummary(10_000);
        for (long value : values) {
            summary.add(value);
        }
        return summary.createSnapshot();
    }

    @Test
    void nothingHasNoPercentiles() {
        assertTrue(Double.isNaN(Summary.of().stat("p50")));
        assertEquals(0, Summary.of().max());
    }

    @Test
    void anUnknownStatisticIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Summary.of(1).stat("p75"));
    }
}
