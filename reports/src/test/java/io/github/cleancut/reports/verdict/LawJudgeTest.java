package io.github.cleancut.reports.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.reports.run.StoryEngine;
import io.github.cleancut.reports.verdict.Judged.Answer;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.LawOutcome;
import io.github.cleancut.scenarios.expect.Expectation.Where;
import io.github.cleancut.scenarios.expect.ValueTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class LawJudgeTest {
    private final LawVerdict holds = StoryEngine.law("CUT", "", Outcome.HOLDS, 3);
    private final LawVerdict violated = StoryEngine.law("CUT", "", Outcome.VIOLATED, 3);
    private final LawVerdict notExercised = StoryEngine.law("CUT", "", Outcome.NOT_EXERCISED, 0);

    @Test
    void anUnlistedLawMustNotBeViolated() {
        assertEquals(List.of(), answers(List.of(holds)));
        assertEquals(List.of(), answers(List.of(notExercised)));
        assertEquals(List.of(Answer.MISSED), answers(List.of(violated)));
    }

    private static LawVerdict breached(String law, String statement) {
        LawVerdict plain = StoryEngine.law(law, "", Outcome.VIOLATED, 3);
        return new LawVerdict(law, "", Outcome.VIOLATED, 3, plain.detail(), plain.counts(), plain.witness(), statement);
    }

    @Test
    void aBreachOfFlinksOwnThatTouchesNoRecordTurnsNothingRedUnlessItIsListed() {
        LawVerdict ownBreach = breached("NOTIFY", "C-091");
        assertEquals(List.of(), answers(List.of(ownBreach)));
        assertEquals(
                List.of(Answer.MISSED), answers(List.of(ownBreach), outcome("NOTIFY", "", Expectation.Outcome.HOLDS)));
        assertEquals(List.of(Answer.MISSED), answers(List.of(StoryEngine.law("NOTIFY", "", Outcome.VIOLATED, 3))));
        assertEquals(List.of(Answer.MISSED), answers(List.of(breached("RESTORE-LATEST", "C-242"))));
    }

    @Test
    void aListedLawMustHoldAndBeExercised() {
        LawOutcome listed = outcome("CUT", "", Expectation.Outcome.HOLDS);
        assertEquals(List.of(Answer.MET), answers(List.of(holds), listed));
        assertEquals(List.of(Answer.UNDECIDED), answers(List.of(notExercised), listed));
        assertEquals(List.of(Answer.MISSED), answers(List.of(violated), listed));
    }

    @Test
    void anExpectedViolationIsMetOnlyByThatViolation() {
        LawOutcome listed = outcome("CUT", "", Expectation.Outcome.VIOLATED);
        assertEquals(List.of(Answer.MET), answers(List.of(violated), listed));
        assertEquals(List.of(Answer.MISSED), answers(List.of(holds), listed));
        LawVerdict other = StoryEngine.law("FIFO", "", Outcome.VIOLATED, 1);
        assertEquals(List.of(Answer.MET, Answer.MISSED), answers(List.of(violated, other), listed));
    }

    @Test
    void anyLeavesALawUnjudged() {
        LawOutcome listed = outcome("CUT", "", Expectation.Outcome.ANY);
        assertEquals(List.of(Answer.MET), answers(List.of(violated), listed));
    }

    @Test
    void oneReaderIsJudgedApartFromTheOthers() {
        LawVerdict audit = StoryEngine.law("OUT-EO", "audit", Outcome.VIOLATED, 2);
        LawVerdict out = StoryEngine.law("OUT-EO", "out", Outcome.HOLDS, 2);
        LawOutcome listed = outcome("OUT-EO", "audit", Expectation.Outcome.VIOLATED);
        assertEquals(List.of(Answer.MET), answers(List.of(audit, out), listed));
        LawVerdict outToo = StoryEngine.law("OUT-EO", "out", Outcome.VIOLATED, 2);
        assertEquals(List.of(Answer.MET, Answer.MISSED), answers(List.of(audit, outToo), listed));
    }

    @Test
    void theLawsOwnWordOnTheRunCounts() {
        LawVerdict whole = StoryEngine.law("OUT-EO", "", Outcome.HOLDS, 2);
        LawVerdict dirty = StoryEngine.law("OUT-EO", "uncommitted", Outcome.VIOLATED, 2);
        assertEquals(List.of(), answers(List.of(whole, dirty)));
        LawOutcome listed = outcome("OUT-EO", "uncommitted", Expectation.Outcome.VIOLATED);
        assertEquals(List.of(Answer.MET), answers(List.of(whole, dirty), listed));
    }

    @Test
    void exercisedLostAndDoubledAreTestedByThemselves() {
        ValueTest three = new ValueTest(ValueTest.Unit.COUNT, ValueTest.Operator.EQUAL, 3, 3, "3");
        LawOutcome listed =
                new LawOutcome(new Where("laws.CUT", 3), "CUT", "", Expectation.Outcome.HOLDS, three, three, null);
        List<Judged> judged = LawJudge.judge(LawRow.of(List.of(holds)), List.of(listed));
        assertEquals(List.of("laws.CUT", "laws.CUT.exercised", "laws.CUT.lost"), paths(judged));
        assertEquals(List.of(Answer.MET, Answer.MET, Answer.MISSED), answers(judged));
    }

    private static LawOutcome outcome(String law, String scope, Expectation.Outcome outcome) {
        return new LawOutcome(new Where("laws." + law, 3), law, scope, outcome, null, null, null);
    }

    private static List<Answer> answers(List<LawVerdict> verdicts, LawOutcome... expected) {
        return answers(LawJudge.judge(LawRow.of(verdicts), List.of(expected)));
    }

    private static List<Answer> answers(List<Judged> judged) {
        return judged.stream().map(Judged::answer).toList();
    }

    private static List<String> paths(List<Judged> judged) {
        return judged.stream().map(Judged::path).toList();
    }
}
