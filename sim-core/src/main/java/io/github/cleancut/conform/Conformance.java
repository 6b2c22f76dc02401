package io.github.cleancut.conform;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares recorded runs of the real coordinator and the real barrier handlers with ours, step by step: exceptions, effects in their order, visible state. */
public final class Conformance {
    private final RuleBook rules;
    private final FiredRows rows = new FiredRows();
    private final Tolerances tolerances = new Tolerances();
    private final Map<String, Long> fired = new TreeMap<>();
    private final Map<String, Suspicion> suspicions = new TreeMap<>();
    private @Nullable Lockstep lockstep;
    private long runs;
    private long steps;
    private long effects;

    /**
     * Compares under a variant.
     *
     * @param rules its tables, all of them
     */
    public Conformance(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * Begins a run; what was begun before is over.
     *
     * @param recording its head
     * @throws MalformedRecording if the configuration lacks something
     */
    public void begin(Recording recording) {
        lockstep = started(recording);
        rows.take().forEach(row -> fired.merge(row, 1L, Long::sum));
        runs++;
    }

    private Lockstep started(Recording recording) {
        try {
            return switch (recording.kind()) {
                case COORDINATOR -> new CoordinatorReplay(recording, rules, rows, tolerances);
                case BARRIER -> new ReceivingTask(rules, BarrierRecording.setup(recording.config()), rows, tolerances);
            };
        } catch (MalformedRecording malformed) {
            throw malformed;
        } catch (RuntimeException broken) { // what broken tables do is what is compared
            return new BrokenStart(broken);
        } catch (StackOverflowError full) {
            return new BrokenStart(new EndlessStep(full));
        }
    }

    /**
     * Does the next command of the run and compares. After a step that is not the same, further ones mean nothing.
     *
     * @param recorded the next step
     * @return both sides
     * @throws MalformedRecording if the command is unknown or lacks something
     * @throws IllegalStateException if no run has begun
     */
    public Comparison compare(Recording.Step recorded) {
        Lockstep ours = lockstep;
        if (ours == null) {
            throw new IllegalStateException("no run has begun");
        }
        Comparison comparison = StepComparison.of(recorded, ours, rows, tolerances);
        comparison.rules().forEach(row -> fired.merge(row, 1L, Long::sum));
        List<String> near = comparison.rules().subList(comparison.agreed(), comparison.reached());
        for (String row : new TreeSet<>(comparison.rules())) {
            Suspicion before = suspicions.getOrDefault(row, Suspicion.NONE);
            suspicions.put(row, before.after(comparison.isSame(), near.contains(row)));
        }
        steps++;
        effects += recorded.effects().size();
        return comparison;
    }

    /** How often each row fired, by id. */
    public Map<String, Long> fired() {
        return fired;
    }

    /** What the steps so far say against each row that fired, by id. */
    public Map<String, Suspicion> suspicions() {
        return suspicions;
    }

    /** Runs begun. */
    public long runs() {
        return runs;
    }

    /** Steps compared. */
    public long steps() {
        return steps;
    }

    /** Recorded effects in them. */
    public long effects() {
        return effects;
    }

    /** How often a hash order of Flink's mattered, for every place where it can. */
    public Map<Tolerance, Long> tolerances() {
        return tolerances.used();
    }
}
