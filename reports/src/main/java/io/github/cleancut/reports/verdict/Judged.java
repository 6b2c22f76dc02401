package io.github.cleancut.reports.verdict;

/**
 * One test of a scenario's {@code expect:} and what became of it.
 *
 * @param path as it is named, for example {@code checkpoints.completed} or {@code events[2].at}
 * @param line of the scenario, 1-based; 0 for what no file says
 * @param expected as the scenario writes it
 * @param actual what the run showed
 * @param answer whether they agree
 */
public record Judged(String path, int line, String expected, String actual, Answer answer) {
    /** Whether an expectation is met. */
    public enum Answer {
        MET,
        MISSED,
        /** The run could not tell: a law that was never put to the test, a run that was cut short. */
        UNDECIDED
    }

    static Judged of(String path, int line, String expected, String actual, boolean isMet) {
        return new Judged(path, line, expected, actual, isMet ? Answer.MET : Answer.MISSED);
    }

    /** Whether the expectation is met. */
    public boolean isMet() {
        return answer == Answer.MET;
    }
}
