package io.github.cleancut.scenarios.expect;

/**
 * A test on a number.
 *
 * @param unit what the number counts
 * @param operator how it is compared
 * @param least the number; the lower end of a range
 * @param most the upper end of a range, else the number again; for {@link Operator#ABOUT} the percentage
 * @param text as the scenario writes it
 */
public record ValueTest(Unit unit, Operator operator, long least, long most, String text) {

    /** What a tested number counts. */
    public enum Unit {
        COUNT,
        NANOS,
        BYTES
    }

    /** How a number is compared. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        /** Both ends are inside. */
        BETWEEN,
        /** {@code x +- n%}. */
        ABOUT
    }

    /**
     * Whether a number passes.
     *
     * @param actual in the test's unit: an integer, nanoseconds or bytes; averages and percentiles may lie between integers
     */
    public boolean accepts(double actual) {
        return switch (operator) {
            case EQUAL -> actual == least;
            case NOT_EQUAL -> actual != least;
            case LESS -> actual < least;
            case AT_MOST -> actual <= least;
            case MORE -> actual > least;
            case AT_LEAST -> actual >= least;
            case BETWEEN -> actual >= least && actual <= most;
            case ABOUT -> StrictMath.abs(actual - least) * 100 <= (double) least * most;
        };
    }
}
