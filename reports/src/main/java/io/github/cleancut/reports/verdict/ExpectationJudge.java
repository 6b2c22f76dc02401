package io.github.cleancut.reports.verdict;

import io.github.cleancut.RunSummary;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.timing.Summary;
import io.github.cleancut.reports.timing.TimingField;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.Failure;
import io.github.cleancut.scenarios.expect.Expectation.LawOutcome;
import io.github.cleancut.scenarios.expect.Expectation.Where;
import io.github.cleancut.scenarios.expect.ValueTest;
import io.github.cleancut.scenarios.expect.ValueTest.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compares a run with the scenario's {@code expect:}, test by test (format.md, section 8). */
public final class ExpectationJudge {
    private final Facts facts;
    private final RunSummary summary;
    private final List<LawRow> laws;
    private final List<Judged> judged = new ArrayList<>();

    private ExpectationJudge(Facts facts, RunSummary summary, List<LawRow> laws) {
        this.facts = facts;
        this.summary = summary;
        this.laws = laws;
    }

    /**
     * Judges a run.
     *
     * @param expectations what the scenario expects
     * @param facts what the trace showed
     * @param summary what the run left behind
     * @param verdicts what the laws say
     * @return every test in the scenario's order, then the unlisted laws that are violated
     */
    public static List<Judged> judge(
            List<Expectation> expectations, Facts facts, RunSummary summary, List<LawVerdict> verdicts) {
        ExpectationJudge judge = new ExpectationJudge(facts, summary, LawRow.of(verdicts));
        List<LawOutcome> lawOutcomes = expectations.stream()
                .filter(LawOutcome.class::isInstance)
                .map(LawOutcome.class::cast)
                .toList();
        judge.judged.addAll(LawJudge.judge(judge.laws, lawOutcomes));
        expectations.forEach(judge::judge);
        return judge.judged;
    }

    private void judge(Expectation expectation) {
        if (expectation instanceof Expectation.JobStatus job) {
            same(job.where(), job.status(), summary.jobStatus());
        } else if (expectation instanceof Expectation.Counter counter) {
            test(counter.where(), counter.test(), counter(counter.counter()));
        } else if (expectation instanceof Expectation.Restarts restarts) {
            test(
                    restarts.where(),
                    restarts.test(),
                    facts.job().restartDelayNanos().size());
        } else if (expectation instanceof Expectation.RestartDelays delays) {
            judgeDelays(delays);
        } else if (expectation instanceof Expectation.Restores restores) {
            same(restores.where(), restores.checkpoints().toString(), restored().toString());
        } else if (expectation instanceof Expectation.Timing timing) {
            judgeTiming(timing);
        } else if (expectation instanceof Expectation.Output output) {
            test(output.where(), output.test(), output(output));
        } else if (expectation instanceof Expectation.State state) {
            test(state.where(), state.test(), state(state));
        } else if (expectation instanceof Expectation.Events events) {
            judgeEvents(events);
        } else {
            judgeOfCheckpoints(expectation);
        }
    }

    private void judgeOfCheckpoints(Expectation expectation) {
        if (expectation instanceof Expectation.SomeFailure some) {
            boolean isMet = facts.job().failures().stream().anyMatch(failure -> matches(some.failure(), failure));
            add(some.where(), text(some.failure()), text(facts.job().failures()), isMet);
        } else if (expectation instanceof Expectation.AllFailures all) {
            add(all.where(), text(all.failures()), text(facts.job().failures()), matches(all.failures()));
        } else if (expectation instanceof Expectation.ReasonCount reason) {
            test(reason.where(), reason.test(), facts.job().reasons().getOrDefault(reason.reason(), 0L));
        } else if (expectation instanceof Expectation.CheckpointWord word) {
            String actual = word(word.checkpoint(), word.field());
            add(word.where(), word.test().text(), actual, word.test().accepts(actual));
        } else if (expectation instanceof Expectation.CheckpointNumber number) {
            judgeCheckpointNumber(number);
        } else if (expectation instanceof Expectation.Rejected rejected) {
            add(rejected.where(), rejected.text(), "the scenario was not refused", false);
        }
    }

    private long counter(String name) {
        return switch (name) {
            case "triggered" -> summary.counters().triggered();
            case "completed" -> summary.counters().completed();
            case "failed" -> summary.counters().failed();
            case "restored" -> summary.counters().restored();
            default -> throw new IllegalArgumentException("no counter " + name);
        };
    }

    private List<Long> restored() {
        return facts.timings().restores().stream()
                .map(restore -> restore.checkpoint())
                .toList();
    }

    private void judgeDelays(Expectation.RestartDelays delays) {
        List<Long> actual = facts.job().restartDelayNanos();
        boolean isMet = actual.size() == delays.tests().size();
        for (int i = 0; isMet && i < actual.size(); i++) {
            isMet = delays.tests().get(i).accepts(actual.get(i));
        }
        String expected = delays.tests().stream().map(ValueTest::text).collect(Collectors.joining(", ", "[", "]"));
        String was = actual.stream().map(Quantity::millis).collect(Collectors.joining(", ", "[", "]"));
        add(delays.where(), expected, was, isMet);
    }

    private void judgeTiming(Expectation.Timing timing) {
        TimingField field = TimingField.ofPath(timing.field());
        if (field == null) {
            throw new IllegalArgumentException("no statistic " + timing.field());
        }
        SubtaskRef subtasks = timing.subtasks();
        Summary values = subtasks == null
                ? field.summary(facts.timings())
                : field.summary(facts.timings(), facts.topology().job().indexOf(subtasks.item()), subtasks.index());
        test(timing.where(), timing.test(), values.isEmpty() ? Double.NaN : values.stat(timing.stat()));
    }

    private double output(Expectation.Output output) {
        return switch (output.field()) {
            case "visible" -> facts.output(output.name()).visible();
            case "commits" -> facts.output(output.name()).commits();
            case "lost" -> law("OUT-EO", output.name()).lost();
            case "doubled" -> law("OUT-EO", output.name()).doubled();
            default -> latency(output);
        };
    }

    private double latency(Expectation.Output output) {
        Summary latency = facts.output(output.name()).latency();
        return latency.isEmpty()
                ? Double.NaN
                : latency.stat(output.field().substring(output.field().indexOf('.') + 1));
    }

    private double state(Expectation.State state) {
        return switch (state.field()) {
            case "records" -> facts.held(state.item());
            case "lost" -> law("STATE-EO", state.item()).lost();
            case "doubled" -> law("STATE-EO", state.item()).doubled();
            default -> throw new IllegalArgumentException("state has no " + state.field());
        };
    }

    private LawRow law(String law, String scope) {
        LawRow row = laws.stream()
                .filter(candidate -> candidate.law().equals(law))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no law " + law));
        LawRow scoped = row.scopedTo(scope);
        return scoped.isEmpty() ? row : scoped;
    }

    private void judgeEvents(Expectation.Events events) {
        PositionMatch match = facts.match(events.position());
        Where where = events.where();
        if (events.count() != null) {
            test(where, events.count(), match.matches());
        } else if (events.at() == null) {
            add(where, "reached", match.isReached() ? "reached" : "never reached", match.isReached());
        }
        if (events.at() != null) {
            judgeTime(events, events.at(), match);
        }
    }

    private void judgeTime(Expectation.Events events, ValueTest at, PositionMatch match) {
        Where where = events.where();
        PositionMatch since = events.since() == null ? null : facts.match(events.since());
        if (!match.isReached()) {
            add(where, at.text(), "never reached", false);
        } else if (since == null) {
            test(where, at, match.nanos());
        } else if (since.isReached()) {
            test(where, at, Math.abs(match.nanos() - since.nanos()));
        } else {
            add(where, at.text(), "since: never reached", false);
        }
    }

    private String word(long id, String field) {
        CheckpointTiming checkpoint = facts.timings().checkpoint(id);
        if (checkpoint == null) {
            return "no checkpoint " + id;
        }
        String reason = checkpoint.reason();
        return field.equals("status") ? checkpoint.status().name() : reason == null ? "none" : reason;
    }

    private void judgeCheckpointNumber(Expectation.CheckpointNumber number) {
        CheckpointTiming checkpoint = facts.timings().checkpoint(number.checkpoint());
        if (checkpoint == null) {
            add(number.where(), number.test().text(), "no checkpoint " + number.checkpoint(), false);
            return;
        }
        double actual = switch (number.field()) {
            case "num_subtasks" -> checkpoint.subtasks().size();
            case "num_acknowledged_subtasks" -> checkpoint.acknowledged();
            default -> checkpointField(checkpoint, number.field());
        };
        test(number.where(), number.test(), actual);
    }

    private static double checkpointField(CheckpointTiming checkpoint, String name) {
        TimingField field = TimingField.ofPath(name);
        if (field == null || !field.isOfCheckpoint()) {
            throw new IllegalArgumentException("a checkpoint has no " + name);
        }
        return field.of(checkpoint);
    }

    private static boolean matches(Failure expected, Failure actual) {
        return (expected.checkpoint() < 0 || expected.checkpoint() == actual.checkpoint())
                && (expected.reason() == null || expected.reason().equals(actual.reason()));
    }

    private boolean matches(List<Failure> expected) {
        List<Failure> actual = facts.job().failures();
        boolean isMet = expected.size() == actual.size();
        for (int i = 0; isMet && i < actual.size(); i++) {
            isMet = matches(expected.get(i), actual.get(i));
        }
        return isMet;
    }

    private static String text(Failure failure) {
        String checkpoint = failure.checkpoint() < 0 ? "any" : Long.toString(failure.checkpoint());
        return checkpoint + " " + (failure.reason() == null ? "any" : failure.reason());
    }

    private static String text(List<Failure> failures) {
        return failures.stream().map(ExpectationJudge::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private void test(Where where, ValueTest test, double actual) {
        Unit unit = test.unit();
        add(where, test.text(), Quantity.text(actual, unit), !Double.isNaN(actual) && test.accepts(actual));
    }

    /** Counts, nanoseconds and bytes of a run are exact in a double up to 2^53. */
    private void test(Where where, ValueTest test, long actual) {
        test(where, test, (double) actual);
    }

    private void same(Where where, String expected, String actual) {
        add(where, expected, actual, expected.equals(actual));
    }

    private void add(Where where, String expected, String actual, boolean isMet) {
        judged.add(Judged.of(where.path(), where.line(), expected, actual, isMet));
    }
}
