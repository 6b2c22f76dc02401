package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What restarts together: C-192, C-193, C-200. */
class RegionsTest {
    private static final Rate RATE = new Rate(200, 1_000 * Jobs.MILLI);

    private static Regions regions(Exchange exchange, boolean isByRegion) {
        JobGraph job = new JobGraph(List.of(
                Jobs.source("words", 2, RATE, 10),
                Jobs.item(ItemKind.MAP, "tokenize", 2, new Edge("words", exchange))));
        return new Regions(
                new Topology(
                        job,
                        Jobs.scenario(Jobs.flink(Jobs.every(100), new RestartStrategy.None()), job, List.of())
                                .cluster()),
                isByRegion);
    }

    /** C-192: chains of FORWARD are a region for each subtask index; a shuffle joins all. */
    @Test
    void pipelinedExchangesJoinRegions() {
        assertEquals(List.of(1, 3), regions(Exchange.FORWARD, true).restartedWith(1));
        assertEquals(List.of(0, 1, 2, 3), regions(Exchange.REBALANCE, true).restartedWith(3));
    }

    /** C-193: with "full" whatever fails restarts everything. */
    @Test
    void fullFailoverRestartsEverything() {
        assertEquals(List.of(0, 1, 2, 3), regions(Exchange.FORWARD, false).restartedWith(1));
    }

    /** C-200: a new attempt has not reached the end of its data. */
    @Test
    void aRestartClearsTheEndOfData() {
        Executions executions = new Executions(2);
        executions.setEndOfData(0);
        executions.setEndOfData(1);
        assertTrue(executions.allAtEndOfData());
        executions.reset(1);
        assertFalse(executions.allAtEndOfData());
    }
}
