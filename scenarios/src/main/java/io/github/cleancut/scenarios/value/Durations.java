package io.github.cleancut.scenarios.value;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in the syntax of Flink's configuration, as nanoseconds. */
public final class Durations {
    /** What a message says is accepted. */
    public static final String ACCEPTED =
            "an integer and d, h, min, m, s, ms, micros (µs) or ns, for example 250 ms; no unit is ms; or ISO-8601, for example PT2S";

    private static final Pattern INTEGER_AND_UNIT = Pattern.compile("([0-9]+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]*\\.[0-9]+\\s*(d|h|min|m|s|ms)?");
    private static final Pattern ISO = Pattern.compile("[-+]?[pP].*", Pattern.DOTALL);
    private static final Map<String, ChronoUnit> UNITS = new TreeMap<>();

    static {
        unit(ChronoUnit.DAYS, "d", "day", "days");
        unit(ChronoUnit.HOURS, "h", "hour", "hours");
        unit(ChronoUnit.MINUTES, "m", "min", "minute", "minutes");
        unit(ChronoUnit.SECONDS, "s", "sec", "secs", "second", "seconds");
        unit(ChronoUnit.MILLIS, "ms", "milli", "millis", "millisecond", "milliseconds");
        unit(ChronoUnit.MICROS, "µs", "micro", "micros", "microsecond", "microseconds");
        unit(ChronoUnit.NANOS, "ns", "nano", "nanos", "nanosecond", "nanoseconds");
    }

    private static final List<ChronoUnit> LARGEST_FIRST = List.of(
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS,
            ChronoUnit.MILLIS,
            ChronoUnit.MICROS,
            ChronoUnit.NANOS);
    private static final List<String> SHORT = List.of("d", "h", "min", "s", "ms", "micros", "ns");

    private Durations() {}

    private static void unit(ChronoUnit unit, String... labels) {
        for (String label : labels) {
            UNITS.put(label, unit);
        }
    }

    /**
     * Reads a duration of at least 0.
     *
     * @param text for example {@code 250 ms}
     * @return nanoseconds
     * @throws ValueException if Flink would not read it, it is negative, or beyond 2^63-1 ns
     */
    public static long parseNanos(String text) throws ValueException {
        BigInteger nanos = parse(text);
        if (nanos.signum() < 0) {
            throw new ValueException("\"" + text + "\" is negative", "a duration is 0 or more");
        }
        if (nanos.bitLength() > 63) {
            throw new ValueException("\"" + text + "\" is too long", "at most 2^63-1 ns, about 106751 d");
        }
        return nanos.longValue();
    }

    /**
     * Reads how far something moves, forward or, with a sign, back.
     *
     * @param text for example {@code -250 ms}
     * @return nanoseconds
     * @throws ValueException if what follows the sign is no duration
     */
    public static long parseShiftNanos(String text) throws ValueException {
        String trimmed = text.trim();
        boolean isBack = trimmed.startsWith("-");
        String distance = isBack ? trimmed.substring(1) : trimmed;
        if (distance.trim().startsWith("-")) {
            throw new ValueException("\"" + text + "\" is no duration", "one sign at most, for example -250 ms");
        }
        return isBack ? -parseNanos(distance) : parseNanos(distance);
    }

    /**
     * Reads a duration as Flink does, sign and size unbounded.
     *
     * @return nanoseconds
     * @throws ValueException if Flink would not read it
     */
    static BigInteger parse(String text) throws ValueException {
        String trimmed = text.trim();
        if (ISO.matcher(trimmed).matches()) {
            return iso(trimmed);
        }
        Matcher matcher = INTEGER_AND_UNIT.matcher(trimmed);
        if (!matcher.matches()) {
            throw refusal(text);
        }
        String label = matcher.group(2).trim().toLowerCase(Locale.US);
        ChronoUnit unit = label.isEmpty() ? ChronoUnit.MILLIS : UNITS.get(label);
        if (unit == null) {
            throw refusal(text);
        }
        return new BigInteger(matcher.group(1))
                .multiply(BigInteger.valueOf(unit.getDuration().toNanos()));
    }

    /** Whether a text ends in a unit, so that the lower end of a range need not have one. */
    static String unitOf(String text) {
        Matcher matcher = INTEGER_AND_UNIT.matcher(text.trim());
        return matcher.matches() ? matcher.group(2).trim() : "";
    }

    private static BigInteger iso(String text) throws ValueException {
        try {
            Duration duration = Duration.parse(text);
            return BigInteger.valueOf(duration.getSeconds())
                    .multiply(BigInteger.valueOf(1_000_000_000))
                    .add(BigInteger.valueOf(duration.getNano()));
        } catch (DateTimeParseException bad) {
            throw refusal(text);
        }
    }

    private static ValueException refusal(String text) {
        Matcher decimal = DECIMAL.matcher(text.trim());
        if (text.trim().startsWith("-")) {
            return new ValueException("\"" + text + "\" is negative", "a duration is 0 or more");
        }
        if (decimal.matches() && "s".equals(decimal.group(1))) {
            return new ValueException(
                    "\"" + text + "\" is no duration: Flink takes no decimals", "write " + millis(text) + " instead");
        }
        return new ValueException("\"" + text + "\" is no duration", ACCEPTED);
    }

    private static String millis(String decimalSeconds) {
        String number = decimalSeconds.trim().replaceAll("[^0-9.]", "");
        return new java.math.BigDecimal(number).movePointRight(3).toBigInteger() + " ms";
    }

    /**
     * Writes how far something moves.
     *
     * @param nanos below 0 for back
     */
    public static String shiftText(long nanos) {
        return nanos < 0 ? "-" + text(-nanos) : text(nanos);
    }

    /**
     * Writes a duration in the largest unit that needs no decimals.
     *
     * @param nanos at least 0
     */
    public static String text(long nanos) {
        if (nanos == 0) {
            return "0 ms";
        }
        for (int i = 0; i < LARGEST_FIRST.size(); i++) {
            long unit = LARGEST_FIRST.get(i).getDuration().toNanos();
            if (nanos % unit == 0) {
                return nanos / unit + " " + SHORT.get(i);
            }
        }
        throw new IllegalStateException("every duration is a number of nanoseconds");
    }
}
