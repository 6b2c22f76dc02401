package io.github.cleancut.reports.verdict;

import java.util.List;

/** The exit codes of the command line (design.md, section 7). */
public final class ExitCode {
    /** Everything as expected. */
    public static final int OK = 0;
    /** A law or an expectation is violated. */
    public static final int VIOLATED = 1;
    /** Bad usage, an unreadable or invalid file, an unknown key. */
    public static final int USAGE = 2;
    /** Undecided. */
    public static final int UNDECIDED = 3;
    /** Differs from the golden run. */
    public static final int GOLDEN = 4;
    /** A bug in the simulator. */
    public static final int INTERNAL = 70;
    /** Interrupted. */
    public static final int INTERRUPTED = 130;

    private static final List<Integer> WORST_FIRST =
            List.of(INTERRUPTED, INTERNAL, USAGE, VIOLATED, GOLDEN, UNDECIDED, OK);

    private ExitCode() {}

    /** The worse of two: 130, 70, 2, 1, 4, 3, 0. */
    public static int worse(int left, int right) {
        return WORST_FIRST.indexOf(left) <= WORST_FIRST.indexOf(right) ? left : right;
    }

    /** What a code says of a run, in a sentence. */
    public static String meaning(int code) {
        return switch (code) {
            case OK -> "every law and expectation is as expected";
            case VIOLATED -> "a law or an expectation is violated";
            case USAGE -> "bad usage, or a file with errors";
            case UNDECIDED ->
                "what the scenario relies on never happened: a fault that never struck, a law that was never put to"
                        + " the test, a run that was cut short";
            case GOLDEN -> "no law is broken, but the run differs from the golden one (--golden)";
            case INTERNAL -> "a bug in the simulator; the message has the line that replays it";
            default -> "interrupted; what was finished before is written";
        };
    }

    /** A word for a code. */
    public static String word(int code) {
        return switch (code) {
            case OK -> "as expected";
            case VIOLATED -> "violated";
            case USAGE -> "bad input";
            case UNDECIDED -> "undecided";
            case GOLDEN -> "differs from the golden run";
            case INTERNAL -> "bug in the simulator";
            default -> "interrupted";
        };
    }
}
