package io.github.cleancut.reports.hunt;

import io.github.cleancut.reports.run.Engine;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.vary.Vary;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Varies scenarios, seed by seed, and shrinks the first variation that breaks a law. */
public final class Hunt {
    private final Engine engine;
    private final List<TraceListener> watchers;
    private final Class<? extends RuntimeException> interruption;
    private final BooleanSupplier hasTime;
    private final Burrow burrow;
    private final Set<Vary> what;
    private final Reached reached = new Reached();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<String, Long> known = new TreeMap<>();
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private final Tally tally = new Tally();

    /** Where findings go, as soon as they are made. */
    public interface Burrow {
        /**
         * Keeps a finding.
         *
         * @param finding what was found
         * @param scenario the text of its file, without comments
         */
        void keep(Finding finding, String scenario);
    }

    /** Numbers of a hunt. */
    public static final class Tally {
        private long runs;
        private long refused;
        private long cut;
        private long endless;
        private long seeds;

        /** Variations that ran; what shrinking ran does not count. */
        public long runs() {
            return runs;
        }

        /** Variations that Flink or the simulator would not take. */
        public long refused() {
            return refused;
        }

        /** Runs whose job would restart for ever; the laws held up to where that was clear. */
        public long endless() {
            return endless;
        }

        /** Runs that reached the bound on events; the laws held as far as they went. */
        public long cut() {
            return cut;
        }

        /** Seeds that were tried. */
        public long seeds() {
            return seeds;
        }
    }

    /**
     * How a hunt runs.
     *
     * @param watchers see every event of every run
     * @param interruption what a watcher throws to end everything
     * @param hasTime asked before each run
     */
    public record Conduct(
            List<TraceListener> watchers, Class<? extends RuntimeException> interruption, BooleanSupplier hasTime) {}

    /**
     * A hunt.
     *
     * @param engine runs and judges
     * @param conduct how
     * @param what is varied
     * @param burrow takes what is found
     */
    public Hunt(Engine engine, Conduct conduct, Set<Vary> what, Burrow burrow) {
        this.engine = engine;
        this.watchers = conduct.watchers();
        this.interruption = conduct.interruption();
        this.hasTime = conduct.hasTime();
        this.what = what;
        this.burrow = burrow;
    }

    /**
     * Hunts.
     *
     * @param plans the runs that are varied, each under every seed
     * @param first first seed
     * @param last last seed
     * @return whether every seed was tried
     */
    public boolean run(List<RunPlan> plans, long first, long last) {
        List<Ground> grounds = new ArrayList<>();
        for (RunPlan plan : plans) {
            Reached own = new Reached();
            grounds.add(Ground.of(plan, trial(own), own, what));
        }
        Trial trial = trial(reached);
        for (long seed = first; seed <= last; seed++) {
            for (Ground ground : grounds) {
                if (!hasTime.getAsBoolean()) {
                    return false;
                }
                tryOut(trial, ground, seed);
            }
            tally.seeds++;
        }
        return true;
    }

    private Trial trial(TraceListener watcher) {
        List<TraceListener> all = new ArrayList<>(watchers);
        all.add(watcher);
        return new Trial(engine, all, interruption);
    }

    private void tryOut(Trial trial, Ground ground, long seed) {
        Node.Mapping variation = ground.variations().draw(seed);
        @Nullable RunPlan plan = Ground.read(ground.name(), variation);
        if (plan == null) {
            tally.refused++;
            refusals.merge(Ground.refusal(ground.name(), variation), 1L, Long::sum);
            return;
        }
        Trial.Outcome outcome = trial.run(plan, ground.mostEvents());
        tally.runs++;
        tally.cut += outcome.isCut() ? 1 : 0;
        tally.endless += outcome.isEndless() ? 1 : 0;
        outcome.known().forEach((law, statement) -> known.merge(law + " " + statement, 1L, Long::sum));
        for (String wrong : outcome.wrong().keySet()) {
            counts.merge(wrong, 1L, Long::sum);
            if (!findings.containsKey(wrong)) {
                shrink(ground, seed, wrong, outcome.wrong().getOrDefault(wrong, ""), variation);
            }
        }
    }

    /** What was found is kept before it is shrunk, which takes long and may be interrupted; then what it was shrunk to. */
    private void shrink(Ground ground, long seed, String wrong, String detail, Node.Mapping variation) {
        String law = wrong.split(" ", 2)[0];
        String file = ground.name() + "-" + law + "-seed-" + seed + ".yaml";
        keep(wrong, new Finding(law, ground.name(), seed, detail, file, false), variation);
        Reduction reduction = new Reduction(new Trial(engine, watchers, interruption), ground, wrong, hasTime);
        try {
            reduction.of(variation);
        } finally {
            Node.@Nullable Mapping smallest = reduction.smallest();
            if (smallest != null) {
                Finding small = new Finding(law, ground.name(), seed, reduction.detail(), file, reduction.isMinimal());
                keep(wrong, small, smallest);
            }
        }
    }

    private void keep(String wrong, Finding finding, Node.Mapping scenario) {
        findings.put(wrong, finding);
        burrow.keep(finding, Ground.text(scenario));
    }

    /** What was found, in the order of finding. */
    public List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    /** Whether something stayed undecided: a run was cut, or nothing ran at all. */
    public boolean isBounded() {
        return tally.cut() > 0 || tally.runs() == 0;
    }

    /** How many variations broke the same law, or broke down in the same way. */
    public long timesOf(Finding finding) {
        return findings.entrySet().stream()
                .filter(entry -> entry.getValue().equals(finding))
                .mapToLong(entry -> counts.getOrDefault(entry.getKey(), 0L))
                .sum();
    }

    /** How many variations showed what Flink breaks itself: laws with the statements that say so. */
    public SortedMap<String, Long> known() {
        return known;
    }

    /** Why variations were refused, with how many for each reason. */
    public SortedMap<String, Long> refusals() {
        return refusals;
    }

    /** Numbers. */
    public Tally tally() {
        return tally;
    }

    /** The positions that variations reached. */
    public Reached reached() {
        return reached;
    }
}
