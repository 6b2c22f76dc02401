package io.github.cleancut.reports.hunt;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.reports.run.Engine;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.verdict.Judged;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.trace.TraceListener;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a plan and says what is wrong with it: the laws that {@code run} would call violated, or that the simulator broke down. */
final class Trial {
    /** What stands for a law where the simulator itself broke down. */
    static final String BUG = "BUG";

    private static final long NO_PROGRESS_NANOS = 60 * VirtualTime.NANOS_PER_SECOND;
    private static final String LAWS = "laws.";

    private final Engine engine;
    private final List<TraceListener> watchers;
    private final Class<? extends RuntimeException> interruption;

    /**
     * What a run showed.
     *
     * @param wrong what is wrong, with a sentence: names of laws; for a breakdown {@link #BUG} and where it was
     * @param known laws that Flink itself breaks here, as a statement says, with that statement
     * @param isCut whether the bound on events ended the run
     * @param isEndless whether the job would restart for ever; the laws held up to where that was clear
     * @param events number of events
     * @param virtualNanos virtual time at the end
     */
    record Outcome(
            SortedMap<String, String> wrong,
            SortedMap<String, String> known,
            boolean isCut,
            boolean isEndless,
            long events,
            long virtualNanos) {}

    /**
     * Trials with an engine.
     *
     * @param engine runs and judges
     * @param watchers see every event of every run
     * @param interruption what a watcher throws to end everything
     */
    Trial(Engine engine, List<TraceListener> watchers, Class<? extends RuntimeException> interruption) {
        this.engine = engine;
        this.watchers = watchers;
        this.interruption = interruption;
    }

    /** Runs a plan, at most so many events. */
    Outcome run(RunPlan plan, long mostEvents) {
        Loop.Bounds bounds = new Loop.Bounds(mostEvents, VirtualTime.NEVER, NO_PROGRESS_NANOS);
        try {
            return judged(
                    new JudgedRun(engine, bounds, watchers).run(plan, null).verdict());
        } catch (RuntimeException | StackOverflowError bug) {
            if (interruption.isInstance(bug)) {
                throw bug;
            }
            SortedMap<String, String> wrong = new TreeMap<>();
            wrong.put(BUG + " " + signature(bug), "bug in the simulator: " + bug);
            return new Outcome(wrong, new TreeMap<>(), false, false, 0, 0);
        }
    }

    /** The same kind of breakdown at the same place is the same bug, whatever its numbers. */
    private static String signature(Throwable bug) {
        StackTraceElement[] frames = bug.getStackTrace();
        String place = frames.length == 0 ? "nowhere" : frames[0].getClassName() + "." + frames[0].getMethodName();
        return bug.getClass().getSimpleName() + " in " + place;
    }

    private static Outcome judged(Verdict verdict) {
        SortedMap<String, String> wrong = new TreeMap<>();
        SortedMap<String, String> known = new TreeMap<>();
        for (Judged test : verdict.unmet()) {
            if (test.answer() == Judged.Answer.MISSED && test.path().startsWith(LAWS)) {
                LawRow law = rowOf(verdict, test.path().substring(LAWS.length()));
                String statement = knownBreach(law);
                if (statement == null) {
                    wrong.put(law.law(), law.detail());
                } else {
                    known.put(law.law(), statement);
                }
            }
        }
        boolean isCut = verdict.summary().end() == Loop.End.TOO_MANY_EVENTS;
        return new Outcome(
                wrong,
                known,
                isCut,
                verdict.summary().end() == Loop.End.GOING_IN_CIRCLES,
                verdict.summary().events(),
                verdict.summary().virtualNanos());
    }

    private static LawRow rowOf(Verdict verdict, String law) {
        return verdict.laws().stream()
                .filter(row -> row.law().equals(law))
                .findFirst()
                .orElseThrow();
    }

    /** The statement that explains all that a law found, or null where something is left unexplained. */
    private static @Nullable String knownBreach(LawRow law) {
        String statement = null;
        for (LawVerdict verdict : law.verdicts()) {
            if (verdict.outcome() == LawVerdict.Outcome.VIOLATED) {
                statement = verdict.knownBreach();
                if (statement == null) {
                    return null;
                }
            }
        }
        return statement;
    }
}
