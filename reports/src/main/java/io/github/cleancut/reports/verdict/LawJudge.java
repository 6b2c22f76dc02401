package io.github.cleancut.reports.verdict;

import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.reports.verdict.Judged.Answer;
import io.github.cleancut.scenarios.expect.Expectation.LawOutcome;
import io.github.cleancut.scenarios.expect.ValueTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what the laws say with what the scenario expects of them: a law that is not listed must not be VIOLATED, unless it is Flink's own way and no record is at stake. */
final class LawJudge {
    private final List<LawRow> rows;
    private final List<LawOutcome> expected;
    private final List<Judged> judged = new ArrayList<>();

    private LawJudge(List<LawRow> rows, List<LawOutcome> expected) {
        this.rows = rows;
        this.expected = expected;
    }

    /** All that is expected of laws; unlisted laws appear only where they are violated. */
    static List<Judged> judge(List<LawRow> rows, List<LawOutcome> expected) {
        LawJudge judge = new LawJudge(rows, expected);
        expected.forEach(judge::judgeListed);
        rows.forEach(judge::judgeUnlisted);
        return judge.judged;
    }

    private void judgeListed(LawOutcome entry) {
        LawRow row = rows.stream()
                .filter(candidate -> candidate.law().equals(entry.law()))
                .findFirst()
                .orElse(new LawRow(entry.law(), List.of()));
        LawRow meant = entry.scope().isEmpty() ? row : row.scopedTo(entry.scope());
        judgeOutcome(entry, meant);
        judgeNumber(entry, "exercised", entry.exercised(), meant.isEmpty() ? 0 : meant.exercised());
        judgeNumber(entry, "lost", entry.lost(), meant.isEmpty() ? 0 : meant.lost());
        judgeNumber(entry, "doubled", entry.doubled(), meant.isEmpty() ? 0 : meant.doubled());
    }

    private void judgeOutcome(LawOutcome entry, LawRow row) {
        Outcome actual = row.isEmpty() ? Outcome.NOT_EXERCISED : row.outcome();
        String path = entry.where().path();
        int line = entry.where().line();
        switch (entry.outcome()) {
            case ANY -> judged.add(new Judged(path, line, "any", actual.word(), Answer.MET));
            case VIOLATED -> judged.add(Judged.of(path, line, "VIOLATED", actual.word(), actual == Outcome.VIOLATED));
            case NOT_EXERCISED ->
                judged.add(Judged.of(path, line, "not exercised", actual.word(), actual == Outcome.NOT_EXERCISED));
            case HOLDS -> judged.add(new Judged(path, line, "holds", actual.word(), answer(actual)));
        }
    }

    /** A law that was never put to the test leaves the run undecided. */
    private static Answer answer(Outcome actual) {
        return switch (actual) {
            case HOLDS -> Answer.MET;
            case VIOLATED -> Answer.MISSED;
            case NOT_EXERCISED -> Answer.UNDECIDED;
        };
    }

    private void judgeNumber(LawOutcome entry, String name, @Nullable ValueTest test, long actual) {
        if (test != null) {
            String path = entry.where().path() + "." + name;
            judged.add(Judged.of(
                    path, entry.where().line(), test.text(), Long.toString(actual), test.accepts((double) actual)));
        }
    }

    /** Where all that is violated is listed by reader or item, the law as a whole is violated for no other reason. */
    private void judgeUnlisted(LawRow row) {
        List<LawOutcome> entries =
                expected.stream().filter(entry -> entry.law().equals(row.law())).toList();
        boolean isListed = entries.stream().anyMatch(entry -> entry.scope().isEmpty());
        if (isListed || row.outcome() != Outcome.VIOLATED || row.isFlinksOwn()) {
            return;
        }
        List<String> apart = entries.stream().map(LawOutcome::scope).toList();
        boolean isExplained = !apart.isEmpty() && apart.containsAll(row.violatedScopes());
        if (!isExplained) {
            String path = "laws." + row.law();
            judged.add(new Judged(path, 0, "not VIOLATED", Outcome.VIOLATED.word(), Answer.MISSED));
        }
    }
}
