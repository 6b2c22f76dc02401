package io.github.cleancut.law;

import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.law.LawVerdict.RecordCounts;
import io.github.cleancut.law.LawVerdict.Witness;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one law found in one scope: how often it was put to the test, and its first breach, which is the witness. */
final class Findings {
    /** Most records that a witness names. */
    static final int NAMED_RECORDS = 10;

    private final String law;
    private final String scope;
    private long exercised;
    private long breaches;
    private String sentence = "";
    private @Nullable Witness witness;

    /** The statement that explains the witness, and with it all breaches so far. */
    private @Nullable String known;

    Findings(String law, String scope) {
        this.law = law;
        this.scope = scope;
    }

    /** The law was put to the test once more. */
    void test() {
        exercised++;
    }

    /** The law was put to the test some more times. */
    void test(long times) {
        exercised += times;
    }

    /**
     * Notes a breach; only the first becomes the witness.
     *
     * @param at the event at which it shows
     * @param what one sentence
     * @param records the records concerned, at most {@link #NAMED_RECORDS} are kept
     * @param leadingEvents places in the trace; negative ones, which are unknown, are left out
     */
    void breach(TraceEvent at, String what, List<String> records, long... leadingEvents) {
        breaches++;
        if (witness != null && known == null) {
            return;
        }
        known = null;
        keep(at, what, records, leadingEvents);
    }

    /** Notes a breach that is Flink's own; it is the witness unless another one is found. */
    void knownBreach(TraceEvent at, String what, String statement, long... leadingEvents) {
        breaches++;
        if (witness == null) {
            known = statement;
            keep(at, what + " (" + statement + ")", List.of(), leadingEvents);
        }
    }

    private void keep(TraceEvent at, String what, List<String> records, long... leadingEvents) {
        List<Long> leading = new ArrayList<>();
        for (long order : leadingEvents) {
            if (order >= 0) {
                leading.add(order);
            }
        }
        leading.sort(null);
        sentence = what;
        witness = new Witness(
                at.timeNanos(),
                at.order(),
                List.copyOf(records.subList(0, Math.min(NAMED_RECORDS, records.size()))),
                List.copyOf(leading));
    }

    /** Notes the breach that other findings hold as one of these, with another sentence and more records. */
    void repeat(Findings other, String what, List<String> records) {
        breaches++;
        if (witness == null && other.witness != null) {
            sentence = what;
            witness = new Witness(
                    other.witness.timeNanos(),
                    other.witness.order(),
                    List.copyOf(records),
                    other.witness.leadingEvents());
        }
    }

    /** As {@link #repeat}, for a breach that is Flink's own. */
    void repeatKnown(Findings other, String what, List<String> records, String statement) {
        if (witness == null) {
            known = statement;
        }
        repeat(other, what + " (" + statement + ")", records);
    }

    boolean isBreached() {
        return witness != null;
    }

    long exercised() {
        return exercised;
    }

    /**
     * The verdict.
     *
     * @param whenHolding the sentence if the law holds after having been exercised
     * @param whenNotExercised the sentence if it never was
     * @param counts lost and doubled records, or null
     */
    LawVerdict verdict(String whenHolding, String whenNotExercised, @Nullable RecordCounts counts) {
        if (witness != null) {
            String more =
                    breaches > 1 ? sentence + " (and " + count(breaches - 1, "more breach", "es") + ")" : sentence;
            return new LawVerdict(law, scope, Outcome.VIOLATED, Math.max(1, exercised), more, counts, witness, known);
        }
        if (exercised == 0) {
            return new LawVerdict(law, scope, Outcome.NOT_EXERCISED, 0, whenNotExercised, counts, null, null);
        }
        return new LawVerdict(law, scope, Outcome.HOLDS, exercised, whenHolding, counts, null, null);
    }

    /** A number with its noun, in the plural unless it is 1. */
    static String count(long number, String noun) {
        return count(number, noun, "s");
    }

    private static String count(long number, String noun, String plural) {
        return number + " " + noun + (number == 1 ? "" : plural);
    }

    /** The first records, and how many there are beyond them. */
    static String listed(List<String> first, long total) {
        long unnamed = total - first.size();
        return String.join(", ", first) + (unnamed > 0 ? " and " + count(unnamed, "more record") : "");
    }
}
