package io.github.cleancut.scenarios.value;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in the syntax of Flink's configuration, as bytes. */
public final class Sizes {
    /** What a message says is accepted. */
    public static final String ACCEPTED =
            "an integer and b, kb, mb, gb or tb (powers of 1024), for example 3 mb; no unit is bytes";

    private static final Pattern INTEGER_AND_UNIT = Pattern.compile("([0-9]+)\\s*(.*)", Pattern.DOTALL);
    private static final Map<String, Integer> POWERS = new TreeMap<>();

    static {
        unit(0, "b", "bytes");
        unit(1, "k", "kb", "kibibytes");
        unit(2, "m", "mb", "mebibytes");
        unit(3, "g", "gb", "gibibytes");
        unit(4, "t", "tb", "tebibytes");
    }

    private Sizes() {}

    private static void unit(int power, String... labels) {
        for (String label : labels) {
            POWERS.put(label, power);
        }
    }

    /**
     * Reads a size.
     *
     * @param text for example {@code 3 mb}
     * @return bytes
     * @throws ValueException if Flink would not read it, or it is beyond 2^63-1 bytes
     */
    public static long parseBytes(String text) throws ValueException {
        Matcher matcher = INTEGER_AND_UNIT.matcher(text.trim());
        if (!matcher.matches()) {
            throw refusal(text);
        }
        String label = matcher.group(2).trim().toLowerCase(Locale.US);
        Integer power = label.isEmpty() ? Integer.valueOf(0) : POWERS.get(label);
        if (power == null) {
            throw refusal(text);
        }
        BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(10 * power);
        if (bytes.bitLength() > 63) {
            throw new ValueException("\"" + text + "\" is too large", "at most 2^63-1 bytes");
        }
        return bytes.longValue();
    }

    private static ValueException refusal(String text) {
        return text.trim().startsWith("-")
                ? new ValueException("\"" + text + "\" is negative", "a size is 0 or more")
                : new ValueException("\"" + text + "\" is no size", ACCEPTED);
    }

    /**
     * Writes a size in the largest unit that needs no decimals.
     *
     * @param bytes at least 0
     */
    public static String text(long bytes) {
        String[] units = {"b", "kb", "mb", "gb", "tb"};
        int power = 0;
        long rest = bytes;
        while (rest != 0 && rest % 1024 == 0 && power < units.length - 1) {
            rest /= 1024;
            power++;
        }
        return rest + " " + units[power];
    }
}
