package io.github.cleancut.reports.verdict;

import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A law as a whole, over all readers and items that it judges apart.
 *
 * @param law its name
 * @param verdicts what it says, one for each reader or item, or one
 */
public record LawRow(String law, List<LawVerdict> verdicts) {

    /** One row a law, in the order in which they first speak. */
    public static List<LawRow> of(List<LawVerdict> verdicts) {
        Map<String, List<LawVerdict>> byLaw = new LinkedHashMap<>();
        for (LawVerdict verdict : verdicts) {
            byLaw.computeIfAbsent(verdict.law(), first -> new ArrayList<>()).add(verdict);
        }
        return byLaw.entrySet().stream()
                .map(entry -> new LawRow(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** VIOLATED where one verdict is, else holds where one does, else not exercised. */
    public Outcome outcome() {
        if (verdicts.stream().anyMatch(verdict -> verdict.outcome() == Outcome.VIOLATED)) {
            return Outcome.VIOLATED;
        }
        return verdicts.stream().anyMatch(verdict -> verdict.outcome() == Outcome.HOLDS)
                ? Outcome.HOLDS
                : Outcome.NOT_EXERCISED;
    }

    /** How often the law was put to the test, over all that it judges. */
    public long exercised() {
        return verdicts.stream().mapToLong(LawVerdict::exercised).sum();
    }

    /** Records lost, over all that it judges. */
    public long lost() {
        return verdicts.stream()
                .mapToLong(verdict ->
                        verdict.counts() == null ? 0 : verdict.counts().lost())
                .sum();
    }

    /** Records doubled, over all that it judges. */
    public long doubled() {
        return verdicts.stream()
                .mapToLong(verdict ->
                        verdict.counts() == null ? 0 : verdict.counts().doubled())
                .sum();
    }

    /** The sentence that matters most: of the first violation, else of the first verdict. */
    public String detail() {
        return telling().detail();
    }

    /** The first violated verdict, else the first one. */
    public LawVerdict telling() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.VIOLATED)
                .findFirst()
                .orElse(verdicts.get(0));
    }

    /** What the law says of one reader or item only; empty where it says nothing of it. */
    public LawRow scopedTo(String scope) {
        return new LawRow(
                law,
                verdicts.stream()
                        .filter(verdict -> verdict.scope().equals(scope))
                        .toList());
    }

    /** What the law says apart from some readers or items, and from the whole. */
    LawRow without(List<String> scopes) {
        return new LawRow(
                law,
                verdicts.stream()
                        .filter(verdict -> !verdict.scope().isEmpty() && !scopes.contains(verdict.scope()))
                        .toList());
    }

    /** Whether nothing was judged. */
    boolean isEmpty() {
        return verdicts.isEmpty();
    }
}
