package io.github.cleancut.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.RestartStrategy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The {@code flink:} section reads as Flink reads it (coordinator.md sections 2 and 18). */
class FlinkTest {
    private static FlinkConfig flink(String keys) throws ScenarioException {
        return Scenarios.with("flink: {" + keys + "}\n").scenario().flink();
    }

    @Test
    void nestedFlatAndMixedSpellingsMeanTheSame() throws ScenarioException {
        CheckpointConfig flat = flink("execution.checkpointing.interval: 1 s").checkpointing();
        assertEquals(flat, flink("execution: {checkpointing: {interval: 1 s}}").checkpointing());
        assertEquals(flat, flink("execution.checkpointing: {interval: PT1S}").checkpointing());
        assertEquals(flat, flink("execution.checkpointing.interval: 1000").checkpointing());
    }

    /** C-009, C-015. */
    @Test
    void anIntervalBelowTenMillisecondsIsOffAndThenTheModeReadsAtLeastOnce() throws ScenarioException {
        assertFalse(
                flink("execution.checkpointing.interval: 9 ms").checkpointing().isPeriodic());
        assertFalse(flink("").checkpointing().exactlyOnce());
        assertTrue(
                flink("execution.checkpointing.interval: 10 ms").checkpointing().exactlyOnce());
    }

    /** C-204: without a strategy. */
    @Test
    void withoutAStrategyCheckpointsBringExponentialDelayWithTenPercentJitter() throws ScenarioException {
        assertEquals(
                new RestartStrategy.ExponentialDelay(1_000, 60_000, 1.5, 3_600_000, 0.1, Integer.MAX_VALUE),
                flink("execution.checkpointing.interval: 1 s").restart());
        assertEquals(new RestartStrategy.None(), flink("").restart());
    }

    /** C-204, C-205, C-206, C-210: names, defaults. */
    @Test
    void strategiesHaveFlinksNamesAndDefaults() throws ScenarioException {
        assertEquals(
                new RestartStrategy.FixedDelay(1, 1_000),
                flink("restart-strategy: fixed-delay").restart());
        assertEquals(
                new RestartStrategy.FixedDelay(5, 40),
                flink("restart-strategy: {type: fixeddelay, fixed-delay: {attempts: 5, delay: 40}}")
                        .restart());
        assertEquals(
                new RestartStrategy.FailureRate(1, 60_000, 1_000),
                flink("restart-strategy.type: failure-rate").restart());
        assertEquals(
                new RestartStrategy.None(),
                flink("restart-strategy.type: \"off\"").restart());
    }

    @Test
    void aDeprecatedNameIsTakenWithOneWarningThatNamesTheNewKey() throws ScenarioException {
        Plan.RunPlan plan = Scenarios.with("flink: {state.backend.incremental: true}\n");
        assertTrue(plan.scenario().flink().incremental());
        assertEquals(
                List.of("state.backend.incremental is deprecated in Flink"),
                plan.warnings().stream().map(Problem::message).toList());
        assertEquals(
                "the key is execution.checkpointing.incremental now",
                plan.warnings().get(0).hint());
    }

    @Test
    void otherKeysAreListedOnceWhetherFlinkHasThemOrNot() throws ScenarioException {
        String keys = "state.backend.type: rocksdb, metrics.reporter.prom.port: 9249, rest.port: 8081, my.key: 1";
        assertEquals(
                List.of(
                        "accepted, not modelled: state.backend.type, metrics.reporter.prom.port, rest.port",
                        "unknown to Flink: my.key"),
                Scenarios.with("flink: {" + keys + "}\n").warnings().stream()
                        .map(Problem::message)
                        .toList());
    }

    /** C-015. */
    @Test
    void unalignedIsOffUnlessTheModeIsExactlyOnce() throws ScenarioException {
        String keys = "execution.checkpointing: {interval: 1 s, mode: AT_LEAST_ONCE, unaligned.enabled: true}";
        assertFalse(flink(keys).checkpointing().unaligned());
    }

    /** C-018. */
    @Test
    void numRetainedBelowOneBecomesOne() throws ScenarioException {
        assertEquals(
                1,
                flink("execution.checkpointing.num-retained: 0").checkpointing().retained());
    }

    /** C-013, C-014. */
    @Test
    void whatFlinkRefusesIsARefusalAndWhatNobodyCanReadIsAnError() {
        assertEquals(Problem.Kind.REFUSAL, kindOf("execution.checkpointing.timeout: 1 ms"));
        assertEquals(Problem.Kind.REFUSAL, kindOf("execution.checkpointing.max-concurrent-checkpoints: 0"));
        assertEquals(
                Problem.Kind.REFUSAL,
                kindOf(
                        "execution.checkpointing: {interval: 1 s, unaligned.enabled: true, max-concurrent-checkpoints: 2}"));
        assertEquals(Problem.Kind.ERROR, kindOf("execution.checkpointing.interval: 1.5 s"));
        assertEquals(
                Problem.Kind.NOT_MODELLED,
                kindOf("execution.checkpointing: {interval: 1 s, during-recovery.enabled: true}"));
    }

    /** C-012: during backlog less often or not at all, never more often. */
    @Test
    void aBacklogIntervalIsOffBelowTenMillisecondsAndRefusedBelowTheBaseInterval() throws ScenarioException {
        assertEquals(0, backlogInterval("interval: 1 s, interval-during-backlog: 9 ms"));
        assertEquals(2_000, backlogInterval("interval: 1 s, interval-during-backlog: 2 s"));
        assertEquals(
                Problem.Kind.REFUSAL,
                kindOf("execution.checkpointing: {interval: 1 s, interval-during-backlog: 999 ms}"));
    }

    private static long backlogInterval(String keys) throws ScenarioException {
        return flink("execution.checkpointing: {" + keys + "}").checkpointing().backlogIntervalMillis();
    }

    /** C-013: -1 is not "unlimited". */
    @Test
    void aNegativeToleranceIsRefused() {
        assertEquals(
                Problem.Kind.REFUSAL,
                kindOf("execution.checkpointing: {interval: 1 s, tolerable-failed-checkpoints: -1}"));
    }

    /** C-016: sources cannot wait for a checkpoint that never comes during backlog. */
    @Test
    void pausedSourcesNeedCheckpointsDuringBacklog() {
        String keys =
                "execution.checkpointing: {interval: 1 s, interval-during-backlog: 0}, pipeline.sources.pause-until-first-checkpoint: true";
        assertEquals(Problem.Kind.REFUSAL, kindOf(keys));
    }

    /** HighAvailabilityMode of 2.3.0: four words in any case, else the name of a class; standalone is the old name of none. */
    @Test
    void onlyTheWordsThatFlinkKnowsTurnHighAvailabilityOn() throws ScenarioException {
        assertTrue(flink("high-availability.type: zookeeper").highAvailability());
        assertTrue(flink("high-availability: {type: Kubernetes}").highAvailability());
        assertFalse(flink("high-availability.type: none").highAvailability());
        assertFalse(flink("high-availability.type: standalone").highAvailability());
        assertFalse(flink("").highAvailability());
    }

    @Test
    void aMisspeltKindOfHighAvailabilityIsRefusedWithTheNearestOne() {
        Problem misspelt =
                Scenarios.refusal("flink: {high-availability.type: zookeper}\n").get(0);
        assertEquals(Problem.Kind.REFUSAL, misspelt.kind());
        assertEquals(
                "did you mean ZOOKEEPER? Flink takes NONE, ZOOKEEPER, KUBERNETES, STANDALONE, and anything else for a factory class",
                misspelt.hint());
        assertEquals(Problem.Kind.NOT_MODELLED, kindOf("high-availability.type: org.example.OurFactory"));
        assertEquals(Problem.Kind.REFUSAL, kindOf("state.backend.type: rocksbd"));
    }

    @Test
    void aClassOfAKeyThatChangesNothingIsTakenAndAWrongWordOfAnEnumerationWarnedOf() throws ScenarioException {
        assertEquals(
                List.of("accepted, not modelled: state.backend.type"), warnings("state.backend.type: org.x.Factory"));
        assertEquals(
                List.of(
                        "accepted, not modelled: taskmanager.load-balance.mode",
                        "taskmanager.load-balance.mode: \"SLOT\" is none of its values, and Flink fails to read it"),
                warnings("taskmanager.load-balance.mode: SLOT"));
    }

    /** C-009, C-011, C-012, C-015, C-204, T-002, T-008. */
    @Test
    void whatFlinkChangesWithoutAWordIsWarnedOf() throws ScenarioException {
        assertSilent(
                "unaligned.enabled has no effect: at least once nothing is unaligned (C-015, T-008)",
                "interval: 1 s, mode: AT_LEAST_ONCE, unaligned.enabled: true");
        assertSilent(
                "unaligned.enabled has no effect while periodic checkpoints are off (C-015)",
                "unaligned.enabled: true");
        assertSilent("mode is AT_LEAST_ONCE while periodic checkpoints are off (C-015, T-007)", "mode: EXACTLY_ONCE");
        assertSilent(
                "aligned-checkpoint-timeout has no effect without unaligned checkpoints (T-002)",
                "interval: 1 s, aligned-checkpoint-timeout: 1 s");
        assertSilent("interval is below 10 ms: there are no periodic checkpoints (C-009)", "interval: 9 ms");
        assertSilent("min-pause is above the interval, which is raised to it (C-011)", "interval: 1 s, min-pause: 2 s");
        assertSilent(
                "interval-during-backlog is below 10 ms: there are no checkpoints during backlog (C-012)",
                "interval: 1 s, interval-during-backlog: 9 ms");
        assertEquals(List.of(), warnings("execution.checkpointing: {interval: 1 s, unaligned.enabled: true}"));
        assertEquals(
                List.of(
                        "restart-strategy.fixed-delay.delay has no effect: it belongs to another restart strategy (C-204)"),
                warnings("restart-strategy: {type: none, fixed-delay: {delay: 1 s}}"));
    }

    private static void assertSilent(String warning, String keys) throws ScenarioException {
        assertEquals(
                List.of("execution.checkpointing." + warning), warnings("execution.checkpointing: {" + keys + "}"));
    }

    private static List<String> warnings(String keys) throws ScenarioException {
        return Scenarios.with("flink: {" + keys + "}\n").warnings().stream()
                .map(Problem::message)
                .toList();
    }

    private static Problem.Kind kindOf(String keys) {
        List<Problem> problems = Scenarios.refusal("flink: {" + keys + "}\n");
        assertEquals(1, problems.size(), problems::toString);
        return problems.get(0).kind();
    }
}
