package io.github.cleancut.reports.verdict;

import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.law.LawVerdict.RecordCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A law as a whole, over all readers and items that it judges apart.
 *
 * @param law its name
 * @param verdicts what it says, one for each reader or item, or one
 */
public record LawRow(String law, List<LawVerdict> verdicts) {
    private static final List<String> OF_NO_RECORD = List.of("NOTIFY", "FAIL-COUNT", "PACE", "METRIC", "GC-LIVE");

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

    /** What the law says of the run as a whole: its own word where it has one, else the worst that it says of anything. */
    public LawVerdict overall() {
        return firstWhere(verdict -> verdict.scope().isEmpty())
                .or(() -> firstWhere(verdict -> verdict.outcome() == Outcome.VIOLATED))
                .or(() -> firstWhere(verdict -> verdict.outcome() == Outcome.HOLDS))
                .orElse(verdicts.get(0));
    }

    private Optional<LawVerdict> firstWhere(Predicate<LawVerdict> wanted) {
        return verdicts.stream().filter(wanted).findFirst();
    }

    /**
     * Whether it is violated as Flink 2.3.0 itself is known to, and no record is at stake: notices, counts, ticks and files that nobody needs, not state or output. Such a violation is shown and turns no run red
     * (docs/decisions/036).
     */
    public boolean isFlinksOwn() {
        return OF_NO_RECORD.contains(law)
                && outcome() == Outcome.VIOLATED
                && verdicts.stream()
                        .filter(verdict -> verdict.outcome() == Outcome.VIOLATED)
                        .allMatch(verdict -> verdict.knownBreach() != null);
    }

    /** The statement by which Flink itself breaks the law; empty unless that explains all. */
    String knownBreach() {
        return Objects.requireNonNullElse(overall().knownBreach(), "");
    }

    /** The answer for the run as a whole. */
    public Outcome outcome() {
        return overall().outcome();
    }

    /** How often the law was put to the test. */
    public long exercised() {
        return overall().exercised();
    }

    /** Its sentence on the run as a whole. */
    public String detail() {
        return overall().detail();
    }

    /** Records lost. */
    long lost() {
        RecordCounts counts = overall().counts();
        return counts == null ? 0 : counts.lost();
    }

    /** Records doubled. */
    long doubled() {
        RecordCounts counts = overall().counts();
        return counts == null ? 0 : counts.doubled();
    }

    /** What the law says of one reader or item only; empty where it says nothing of it. */
    public LawRow scopedTo(String scope) {
        return new LawRow(
                law,
                verdicts.stream()
                        .filter(verdict -> verdict.scope().equals(scope))
                        .toList());
    }

    /** Readers and items of which the law says that it is violated. */
    List<String> violatedScopes() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.VIOLATED
                        && !verdict.scope().isEmpty())
                .map(LawVerdict::scope)
                .toList();
    }

    /** Whether nothing was judged. */
    boolean isEmpty() {
        return verdicts.isEmpty();
    }
}
