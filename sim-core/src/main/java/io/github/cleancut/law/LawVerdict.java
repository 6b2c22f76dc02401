package io.github.cleancut.law;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a law says of a run.
 *
 * @param law its name
 * @param scope the reader or item that is judged; empty: the whole run
 * @param outcome the answer
 * @param exercised how often the law was put to the test
 * @param detail one sentence for the verdict table
 * @param counts lost and doubled records; null for laws that do not count records
 * @param witness the smallest witness and the events that lead to it; null unless violated
 * @param knownBreach the statement by which Flink 2.3.0 itself breaks the law, where that explains all that was found; else null
 */
public record LawVerdict(
        String law,
        String scope,
        Outcome outcome,
        long exercised,
        String detail,
        @Nullable RecordCounts counts,
        @Nullable Witness witness,
        @Nullable String knownBreach) {

    /** The three answers; a law that was never put to the test never shows as a tick. */
    public enum Outcome {
        HOLDS("holds"),
        VIOLATED("VIOLATED"),
        NOT_EXERCISED("not exercised");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** The words of reports and {@code expect:}. */
        public String word() {
            return word;
        }
    }

    /** Records lost and doubled, by lineage. */
    public record RecordCounts(long lost, long doubled) {}

    /**
     * Why a law is violated.
     *
     * @param timeNanos when it was
     * @param order the event at which it was, by its place in the trace
     * @param records the records concerned, by name, at most ten
     * @param leadingEvents places in the trace of the events that lead to it, in order
     */
    public record Witness(long timeNanos, long order, List<String> records, List<Long> leadingEvents) {}
}
