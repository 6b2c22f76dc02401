package io.github.cleancut.reports.hunt;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whole scenarios as texts: topology, workload, configuration, faults. */
final class GeneratedScenario {
    private static final List<String> SUBTASKS = List.of("in0[0]", "in1[0]", "work[0]", "sum[0]", "out[0]", "sum");
    private static final List<String> EVENTS = List.of(
            "checkpoint-pending",
            "barrier-sent",
            "barrier-received",
            "alignment-started",
            "snapshot-started",
            "upload-started",
            "ack-sent",
            "ack-received",
            "completed",
            "notified",
            "pre-committed",
            "commit-started",
            "restore-started",
            "record-processed",
            "job-restarting",
            "failed");

    private GeneratedScenario() {}

    /**
     * The job.
     *
     * @param sources one or two
     * @param parallelism of maps, keyed items and sinks
     * @param sourceParallelism of the sources
     * @param hasMap whether a map stands between sources and the rest
     * @param hasKeyed whether a keyed item does
     * @param exchange into the map
     * @param isForward FORWARD wherever parallelisms are equal, so that without a keyed item the job has several regions
     * @param commit of the sink
     */
    private record Shape(
            int sources,
            int parallelism,
            int sourceParallelism,
            boolean hasMap,
            boolean hasKeyed,
            String exchange,
            boolean isForward,
            String commit) {

        String text(int records, int rate, String process) {
            StringBuilder job = new StringBuilder("job:\n");
            List<String> last = new ArrayList<>();
            for (int i = 0; i < sources; i++) {
                job.append("  - {source: in%d, parallelism: %d, rate: %d/s, records: %d, keys: {count: 7}}\n"
                        .formatted(i, sourceParallelism, rate * (i + 1), records));
                last.add("in" + i);
            }
            if (hasMap) {
                job.append("  - {map: work, from: {%s}, parallelism: %d, process: %s}\n"
                        .formatted(edges(last, after(sourceParallelism, exchange)), parallelism, process));
                last = List.of("work");
            }
            if (hasKeyed) {
                job.append("  - {keyed: sum, from: {%s}, parallelism: %d, state: {size: 1 mb, sync: 1 ms}}\n"
                        .formatted(edges(last, "HASH"), parallelism));
                last = List.of("sum");
            }
            return job.append("  - {sink: out, from: {%s}, parallelism: %d, commit: %s}\n"
                            .formatted(
                                    edges(
                                            last,
                                            after(hasMap || hasKeyed ? parallelism : sourceParallelism, "REBALANCE")),
                                    parallelism,
                                    commit))
                    .toString();
        }

        private String after(int upstream, String otherwise) {
            return isForward && upstream == parallelism ? "FORWARD" : otherwise;
        }

        private static String edges(List<String> from, String exchange) {
            return String.join(
                    ", ", from.stream().map(name -> name + ": " + exchange).toList());
        }

        boolean has(String subtask) {
            String item = subtask.replaceAll("\\[.*", "");
            return switch (item) {
                case "in1" -> sources == 2;
                case "work" -> hasMap;
                case "sum" -> hasKeyed;
                default -> true;
            };
        }
    }

    private static Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(true)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(false))),
                        Arbitraries.of("REBALANCE", "HASH", "BROADCAST"),
                        Arbitraries.of(true, false),
                        Arbitraries.of("two-phase", "two-phase", "at-least-once", "idempotent"))
                .as(Shape::new);
    }

    private static Arbitrary<String> configuration(String mode) {
        return Combinators.combine(
                        Arbitraries.of(20, 50, 100, 300),
                        Arbitraries.of(0, 10, 100),
                        Arbitraries.of(30, 200, 60_000),
                        Arbitraries.of(0, 1, 5),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("region", "full"))
                .as((interval, pause, timeout, tolerable, concurrent, failover) ->
                        """
                        flink:
                          execution.checkpointing.mode: %s
                          execution.checkpointing.interval: %d ms
                          execution.checkpointing.min-pause: %d ms
                          execution.checkpointing.timeout: %d ms
                          execution.checkpointing.tolerable-failed-checkpoints: %d
                          execution.checkpointing.max-concurrent-checkpoints: %d
                          jobmanager.execution.failover-strategy: %s
                          restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 6, delay: 20 ms}}
                        """.formatted(mode, interval, pause, timeout, tolerable, concurrent, failover));
    }

    private static Arbitrary<String> times() {
        return Combinators.combine(
                        Arbitraries.of("0 ms", "1 ms", "1..20 ms", "300 micros..5 ms"),
                        Arbitraries.of("1 ms", "0 ms", "1..30 ms"),
                        Arbitraries.of("0 ms", "5 ms", "1..40 ms"))
                .as((latency, rpc, storage) ->
                        "network: {latency: %s, rpc: %s}\nstorage: {latency: %s, bandwidth: 100 mb/s}\n"
                                .formatted(latency, rpc, storage));
    }

    private static Arbitrary<String> strikes() {
        Arbitrary<String> at = Arbitraries.integers().between(0, 900).map(time -> "at: " + time + " ms");
        Arbitrary<String> when = Combinators.combine(
                        Arbitraries.of(EVENTS), Arbitraries.integers().between(1, 6))
                .as("when: {event: %s, nth: %d}"::formatted);
        return Arbitraries.oneOf(at, when);
    }

    private static Arbitrary<String> verbs() {
        Arbitrary<String> subtasks = Arbitraries.of(SUBTASKS);
        Arbitrary<String> lasting = Arbitraries.integers().between(1, 300).map(time -> "for: " + time + " ms");
        Arbitrary<String> kill = subtasks.map("kill: \"%s\""::formatted);
        Arbitrary<String> pause = Combinators.combine(subtasks, lasting).as("pause: \"%s\", %s"::formatted);
        Arbitrary<String> storage =
                Combinators.combine(Arbitraries.of("stall", "fill"), lasting).as("%s: storage, %s"::formatted);
        Arbitrary<String> fail = Combinators.combine(
                        Arbitraries.of("snapshot", "upload", "location", "metadata", "commit"),
                        Arbitraries.of("true", "false"))
                .as("fail: {step: %s, io: %s}"::formatted);
        Arbitrary<String> lose = Combinators.combine(
                        Arbitraries.of("trigger", "acknowledge", "complete", "abort"), subtasks)
                .as("lose: {message: %s, subtask: \"%s\"}"::formatted);
        Arbitrary<String> disturb = Combinators.combine(
                        Arbitraries.of("delay", "duplicate"),
                        Arbitraries.of("trigger", "acknowledge", "complete", "abort"),
                        Arbitraries.integers().between(1, 300))
                .as("%s: {message: %s, by: %d ms}"::formatted);
        return Arbitraries.oneOf(kill, kill, pause, storage, fail, lose, disturb);
    }

    private static Arbitrary<List<String>> faults() {
        Arbitrary<String> fault = Combinators.combine(strikes(), verbs()).as("  - {%s, %s, optional: true}"::formatted);
        return fault.list().ofMaxSize(3);
    }

    /** Scenarios with this checkpointing mode. */
    static Arbitrary<String> texts(String mode) {
        Arbitrary<String> workload = Combinators.combine(
                        shapes(),
                        Arbitraries.integers().between(5, 80),
                        Arbitraries.of(50, 200, 1000),
                        Arbitraries.of("0 ms", "1 ms", "200 micros..3 ms"),
                        faults())
                .as((shape, records, rate, process, faults) -> {
                    List<String> fitting = faults.stream()
                            .filter(fault -> SUBTASKS.stream()
                                    .filter(subtask -> fault.contains("\"" + subtask + "\""))
                                    .allMatch(shape::has))
                            .toList();
                    String list = fitting.isEmpty() ? "" : "faults:\n" + String.join("\n", fitting) + "\n";
                    return shape.text(records, rate, process) + list;
                });
        return Combinators.combine(
                        configuration(mode),
                        times(),
                        workload,
                        Arbitraries.longs().between(0, 1_000_000))
                .as((flink, times, job, seed) -> "version: 1\nseed: " + seed + "\n" + flink + times + job);
    }
}
