package io.github.cleancut.reports.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A virtual time on the command line: decimals are allowed, and without a unit it is milliseconds, so that printed times can be given back. */
final class DecimalTime {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-zµ]*)");
    private static final List<Map.Entry<String, Integer>> POWERS = List.of(
            Map.entry("ns", 0), Map.entry("micros", 3), Map.entry("µs", 3), Map.entry("ms", 6), Map.entry("s", 9));
    private static final BigDecimal NANOS_PER_MINUTE = BigDecimal.valueOf(60_000_000_000L);

    private DecimalTime() {}

    /**
     * Nanoseconds of a time such as {@code 412.500 ms} or {@code 1.5s}, rounded down.
     *
     * @param option whose value it is
     * @param text the value
     * @throws UsageException if it is no time
     */
    static long nanos(String option, String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw noTime(option, text);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String unit = matcher.group(2).isEmpty() ? "ms" : matcher.group(2);
        BigDecimal nanos = unit.equals("min")
                ? number.multiply(NANOS_PER_MINUTE)
                : number.scaleByPowerOfTen(power(unit, option, text));
        BigDecimal whole = nanos.setScale(0, RoundingMode.DOWN);
        if (whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw noTime(option, text);
        }
        return whole.longValueExact();
    }

    /**
     * The same of a time that nobody copies from a report: 2 is hardly meant as 2 ms.
     *
     * @throws UsageException if it is no time, or has no unit
     */
    static long withUnit(String option, String text) {
        if (text.strip().matches("[0-9.]+")) {
            throw new UsageException(
                    option + " " + text + " has no unit", "write " + text.strip() + "s or " + text.strip() + "ms");
        }
        return nanos(option, text);
    }

    private static int power(String unit, String option, String text) {
        return POWERS.stream()
                .filter(entry -> entry.getKey().equals(unit))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> noTime(option, text));
    }

    private static UsageException noTime(String option, String text) {
        return new UsageException(
                option + " " + text + " is no time",
                "a number, decimals allowed, and ns, micros, ms, s or min, for example 412.500ms");
    }
}
