package io.github.cleancut.scenarios.value;

import io.github.cleancut.model.Amount;

/** Amounts written as one text: a duration, or a range of them. */
public final class Ranges {
    /** What a message says is accepted. */
    public static final String ACCEPTED =
            "a duration (4 ms; the units are d, h, min, m, s, ms, micros and ns), a range (1..4 ms), {exponential: {mean: 5 ms}}, {lognormal: {median: 5 ms, p99: 80 ms}} or {weibull: {scale: 5 ms, shape: 2}}";

    private Ranges() {}

    /**
     * Reads {@code a} or {@code a..b}; the unit after b serves a too unless a has its own.
     *
     * @throws ValueException if an end is no duration, or the lower end is above the upper
     */
    public static Amount parse(String text) throws ValueException {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return new Amount.Fixed(nanos(text, text));
        }
        String lower = text.substring(0, dots).trim();
        String upper = text.substring(dots + 2).trim();
        long most = nanos(upper, text);
        long least = nanos(Durations.unitOf(lower).isEmpty() ? lower + " " + Durations.unitOf(upper) : lower, text);
        if (least > most) {
            throw new ValueException(
                    "\"" + text + "\" is a range whose lower end is above the upper", "write the smaller one first");
        }
        return least == most ? new Amount.Fixed(least) : new Amount.Uniform(least, most);
    }

    private static long nanos(String end, String whole) throws ValueException {
        try {
            return Durations.parseNanos(end);
        } catch (ValueException bad) {
            if (end.equals(whole)) {
                boolean isShape = bad.hint().equals(Durations.ACCEPTED);
                throw new ValueException(bad.getMessage(), isShape ? ACCEPTED : bad.hint());
            }
            throw new ValueException("\"" + whole + "\" is no range of durations: " + bad.getMessage(), ACCEPTED);
        }
    }
}
