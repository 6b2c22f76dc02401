package io.github.cleancut.reports.verdict;

import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.scenarios.expect.ValueTest.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as reports print them. */
public final class Quantity {
    private Quantity() {}

    /** A number with its unit: durations in milliseconds with all their nanoseconds, sizes in bytes. */
    public static String text(double value, Unit unit) {
        if (Double.isNaN(value)) {
            return "no value";
        }
        return switch (unit) {
            case COUNT -> JsonText.decimalText(value);
            case NANOS -> millis(value);
            case BYTES -> JsonText.decimalText(value) + " b";
        };
    }

    /** A duration in milliseconds, three decimals at least, more only where there are nanoseconds. */
    public static String millis(double nanos) {
        BigDecimal millis =
                new BigDecimal(nanos).setScale(0, RoundingMode.HALF_EVEN).movePointLeft(6);
        BigDecimal shortened = millis.signum() == 0 ? BigDecimal.ZERO : millis.stripTrailingZeros();
        return shortened
                        .setScale(Math.max(3, shortened.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString() + " ms";
    }

    /** An integer with commas between the thousands. */
    public static String count(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
