package io.github.cleancut.bench;

import io.github.cleancut.Simulation;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.world.StreamingJob;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints their figures as tables of Markdown, as ratios against what was measured in the same run. */
public final class BenchMain {
    private BenchMain() {}

    /**
     * Runs everything.
     *
     * @param arguments {@code --quick} for one short fork each, {@code --streaming} for the simulator alone, {@code --checkers} for the
     *     checkers of certificates alone
     */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        if (Arrays.asList(arguments).contains("--checkers")) {
            CheckerBench.run();
            return;
        }
        boolean isQuick = Arrays.asList(arguments).contains("--quick");
        if (!Arrays.asList(arguments).contains("--streaming")) {
            hold(new Runner(options(HoldBench.class, isQuick).build()).run());
        }
        Collection<RunResult> runs =
                new Runner(options(StreamingBench.class, isQuick).build()).run();
        streaming(runs);
        digest(new Runner(options(DigestBench.class, isQuick).build()).run(), runs);
        CheckerBench.run();
    }

    private static ChainedOptionsBuilder options(Class<?> bench, boolean isQuick) {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(bench.getSimpleName()).jvmArgsAppend("-XX:+UseSerialGC");
        // A run of the simulator lasts longer than an iteration of the queues.
        TimeValue time = bench == StreamingBench.class ? TimeValue.seconds(2) : TimeValue.milliseconds(500);
        return isQuick
                ? options.forks(1)
                        .warmupIterations(3)
                        .warmupTime(time)
                        .measurementIterations(3)
                        .measurementTime(time)
                : options;
    }

    private static void hold(Collection<RunResult> results) {
        SortedMap<Integer, SortedMap<String, Double>> byPending = new TreeMap<>();
        for (RunResult result : results) {
            int pending = Integer.parseInt(result.getParams().getParam("pending"));
            String name = result.getPrimaryResult().getLabel();
            byPending
                    .computeIfAbsent(pending, first -> new TreeMap<>())
                    .put(name, result.getPrimaryResult().getScore());
        }
        List<String> columns = List.of("calendar", "heap", "priorityQueue", "ssjSplayTree", "ssjHenriksen");
        System.out.println();
        System.out.println("| pending | " + String.join(" | ", columns) + " | over priorityQueue | over SSJ's best |");
        System.out.println("|---:|" + "---:|".repeat(columns.size() + 2));
        byPending.forEach((pending, rates) -> {
            StringBuilder row = new StringBuilder("| " + pending + " |");
            columns.forEach(column -> row.append(millions(rates.getOrDefault(column, Double.NaN))));
            double calendar = rates.getOrDefault("calendar", Double.NaN);
            double ssj = Math.max(rates.getOrDefault("ssjSplayTree", 0.0), rates.getOrDefault("ssjHenriksen", 0.0));
            row.append(ratio(calendar / rates.getOrDefault("priorityQueue", Double.NaN)))
                    .append(ratio(calendar / ssj));
            System.out.println(row);
        });
    }

    private static void streaming(Collection<RunResult> results) {
        System.out.println();
        System.out.println("| p | listening | M events/s | M records/s |");
        System.out.println("|---:|---|---:|---:|");
        for (RunResult result : results) {
            double events = result.getSecondaryResults().get("events").getScore();
            double records = result.getSecondaryResults().get("records").getScore();
            System.out.println("| " + result.getParams().getParam("parallelism") + " | "
                    + result.getParams().getParam("listening") + " |" + millions(1 / events) + millions(1 / records));
        }
    }

    private static void digest(Collection<RunResult> results, Collection<RunResult> runs) {
        long[] traced = new long[1];
        long events = Simulation.of(StreamingJob.scenario(4, 100_000))
                .within(new Loop.Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .run(List.of(event -> traced[0]++))
                .events();
        double nanos = results.iterator().next().getPrimaryResult().getScore() * traced[0] / events;
        for (RunResult run : runs) {
            if (run.getParams().getParam("listening").equals("nothing")) {
                double ofEvent = run.getSecondaryResults().get("events").getScore() * 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%ndigest: %.2f ns of %.1f ns an event at p = %s: %.1f %%",
                        nanos,
                        ofEvent,
                        run.getParams().getParam("parallelism"),
                        100 * nanos / ofEvent);
            }
        }
        System.out.println();
    }

    private static String millions(double perSecond) {
        return String.format(Locale.ROOT, " %.2f |", perSecond / 1e6);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, " %.2f |", value);
    }
}
