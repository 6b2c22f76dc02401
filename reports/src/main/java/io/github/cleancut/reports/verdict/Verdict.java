package io.github.cleancut.reports.verdict;

import io.github.cleancut.RunSummary;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.reports.timing.CheckpointTimings;
import io.github.cleancut.reports.verdict.Judged.Answer;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.expect.Expectation;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a run.
 *
 * @param plan what was asked
 * @param summary what the run left behind
 * @param laws what the laws say
 * @param judged every test of the scenario, and the laws that are violated without being listed
 * @param undecided why the run leaves something open, one line each
 * @param timings Flink's statistics
 * @param failures why the checkpoints failed that the counters call failed
 * @param faults what became of the scenario's faults
 * @param finals the checkpoints that nobody has asked for
 * @param sinks what each sink has shown to readers of committed data, and what it has not
 * @param job why the job failed, began again or was not started
 * @param lessons what the scenario teaches, with the times at which it came to pass
 */
public record Verdict(
        RunPlan plan,
        RunSummary summary,
        List<LawRow> laws,
        List<Judged> judged,
        List<String> undecided,
        CheckpointTimings timings,
        CountedFailures failures,
        List<FaultFacts.Told> faults,
        FinalCheckpoints finals,
        List<SinkCount> sinks,
        JobFacts job,
        List<Lessons.Told> lessons) {

    /**
     * Judges a run.
     *
     * @param plan what was asked
     * @param summary what the run left behind
     * @param facts what the trace showed
     * @param verdicts what the laws say
     */
    public static Verdict of(RunPlan plan, RunSummary summary, Facts facts, List<LawVerdict> verdicts) {
        List<Judged> judged = ExpectationJudge.judge(plan.expectations(), facts, summary, verdicts);
        if (isCut(summary)) {
            judged = judged.stream().map(Verdict::openWhereCut).toList();
        }
        return new Verdict(
                plan,
                summary,
                LawRow.of(verdicts),
                judged,
                open(plan, summary, facts.job().refusedStarts()),
                facts.timings(),
                facts.failures(),
                facts.faults().told(plan.scenario()),
                facts.finals(),
                facts.visible().bySink(),
                facts.job(),
                facts.lessons().told(summary.virtualNanos()));
    }

    /** A run that was stopped from outside has not shown its end: only a violated law is certain. */
    private static boolean isCut(RunSummary summary) {
        return summary.end() == Loop.End.TIME_REACHED || summary.end() == Loop.End.TOO_MANY_EVENTS;
    }

    private static Judged openWhereCut(Judged test) {
        boolean isViolatedLaw = test.actual().startsWith(LawVerdict.Outcome.VIOLATED.word());
        return test.answer() == Answer.MISSED && !isViolatedLaw
                ? new Judged(test.path(), test.line(), test.expected(), test.actual(), Answer.UNDECIDED)
                : test;
    }

    private static List<String> open(RunPlan plan, RunSummary summary, List<String> refusedStarts) {
        List<String> reasons = new ArrayList<>(isEndExpected(plan) ? List.of() : refusedStarts);
        String at = VirtualTime.format(summary.virtualNanos());
        switch (summary.end()) {
            case OVER -> {}
            case TIME_REACHED -> reasons.add("stopped at " + at + ", before the run was over");
            case TOO_MANY_EVENTS ->
                reasons.add("stopped after " + Quantity.count(summary.events())
                        + " events, before the run was over; --until shows a part of it");
            case NO_PROGRESS -> reasons.add("nothing moved any more at " + at);
            case GOING_IN_CIRCLES ->
                reasons.add(
                        "the job restarts for ever: dozens of times in a row without a new record or a completed checkpoint, at "
                                + at);
            case NO_EVENTS_LEFT -> reasons.add("nothing was left to happen at " + at + ", and the run was not over");
        }
        summary.neverStruck().forEach(never -> reasons.add("never came to pass: " + never));
        return reasons;
    }

    /** Whoever says how the job ends has thought of a restore that cannot be. */
    private static boolean isEndExpected(RunPlan plan) {
        return plan.expectations().stream().anyMatch(Expectation.JobStatus.class::isInstance);
    }

    /** The exit code: 0, 1 or 3. */
    public int exit() {
        if (judged.stream().anyMatch(test -> test.answer() == Answer.MISSED)) {
            return ExitCode.VIOLATED;
        }
        boolean isOpen = !undecided.isEmpty() || judged.stream().anyMatch(test -> test.answer() == Answer.UNDECIDED);
        return isOpen ? ExitCode.UNDECIDED : ExitCode.OK;
    }

    /** Why the job was not started from a snapshot, although its user asked for it, one line each. */
    public List<String> refusedStarts() {
        return job.refusedStarts();
    }

    /** Whether the job ended as FAILED, and the scenario says nothing of what is expected. */
    boolean isFailureUnjudged() {
        return plan.expectations().isEmpty() && summary.jobStatus().equals("FAILED") && exit() == ExitCode.OK;
    }

    /** The tests that are not met. */
    public List<Judged> unmet() {
        return judged.stream().filter(test -> !test.isMet()).toList();
    }

    /** The laws that are violated, whether or not that was expected. */
    public List<LawRow> violated() {
        return laws.stream()
                .filter(law -> law.outcome() == LawVerdict.Outcome.VIOLATED)
                .toList();
    }
}
