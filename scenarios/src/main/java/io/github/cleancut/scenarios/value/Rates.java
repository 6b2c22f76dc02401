package io.github.cleancut.scenarios.value;

import io.github.cleancut.model.Rate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates, bandwidths and shares. */
public final class Rates {
    /** What a message says is accepted as a rate. */
    public static final String ACCEPTED = "an integer of at least 1 per ms, s, min or h, for example 200/s";
    /** What a message says is accepted as a bandwidth. */
    public static final String BANDWIDTH_ACCEPTED = "a size per ms, s, min or h, for example 20 mb/s, or unlimited";
    /** What a message says is accepted as a share. */
    public static final String SHARE_ACCEPTED = "whole percent from 0% to 100%, for example 60%";
    /** The bandwidth that knows no bound. */
    public static final long UNLIMITED = -1;

    private static final Pattern PER = Pattern.compile("(.*?)\\s*/\\s*(ms|s|min|h)\\s*", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern SHARE = Pattern.compile("(0|[1-9][0-9]?|100)\\s*%");
    private static final long SECOND = 1_000_000_000L;

    private Rates() {}

    /**
     * Reads a rate.
     *
     * @param text for example {@code 200/s}
     * @throws ValueException if it is none, or 0
     */
    public static Rate parse(String text) throws ValueException {
        Matcher matcher = PER.matcher(text.trim());
        if (!matcher.matches() || !COUNT.matcher(matcher.group(1)).matches()) {
            throw new ValueException("\"" + text + "\" is no rate", ACCEPTED);
        }
        long count = Long.parseLong(matcher.group(1));
        if (count == 0) {
            throw new ValueException("\"" + text + "\" never brings a record", ACCEPTED);
        }
        return new Rate(count, nanosOf(matcher.group(2)));
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ms" -> SECOND / 1000;
            case "s" -> SECOND;
            case "min" -> 60 * SECOND;
            default -> 3600 * SECOND;
        };
    }

    /** Writes a rate. */
    public static String text(Rate rate) {
        for (String unit : new String[] {"ms", "s", "min"}) {
            if (rate.perNanos() == nanosOf(unit)) {
                return rate.count() + "/" + unit;
            }
        }
        return rate.count() + "/h";
    }

    /**
     * Reads a bandwidth.
     *
     * @param text for example {@code 20 mb/s}, or {@code unlimited}
     * @return bytes per second, or {@link #UNLIMITED}
     * @throws ValueException if it is none, 0, or no whole number of bytes per second
     */
    public static long parseBytesPerSecond(String text) throws ValueException {
        if (text.trim().equals("unlimited")) {
            return UNLIMITED;
        }
        Matcher matcher = PER.matcher(text.trim());
        if (!matcher.matches()) {
            throw new ValueException("\"" + text + "\" is no bandwidth", BANDWIDTH_ACCEPTED);
        }
        long bytes;
        try {
            bytes = Sizes.parseBytes(matcher.group(1));
        } catch (ValueException bad) {
            throw new ValueException("\"" + text + "\" is no bandwidth", BANDWIDTH_ACCEPTED);
        }
        if (bytes == 0) {
            throw new ValueException("\"" + text + "\" lets nothing through", BANDWIDTH_ACCEPTED);
        }
        return perSecond(text, bytes, nanosOf(matcher.group(2)));
    }

    private static long perSecond(String text, long bytes, long nanos) throws ValueException {
        if (nanos < SECOND) {
            if (bytes > Long.MAX_VALUE / (SECOND / nanos)) {
                throw new ValueException(
                        "\"" + text + "\" is too large", "at most 2^63-1 bytes per second, or unlimited");
            }
            return bytes * (SECOND / nanos);
        }
        long seconds = nanos / SECOND;
        if (bytes % seconds != 0) {
            throw new ValueException("\"" + text + "\" is no whole number of bytes per second", "give it per second");
        }
        return bytes / seconds;
    }

    /**
     * Writes a bandwidth.
     *
     * @param bytesPerSecond or {@link #UNLIMITED}
     */
    public static String bandwidthText(long bytesPerSecond) {
        return bytesPerSecond == UNLIMITED ? "unlimited" : Sizes.text(bytesPerSecond) + "/s";
    }

    /**
     * Reads a share.
     *
     * @param text for example {@code 60%}
     * @return whole percent from 0 to 100
     * @throws ValueException if it is none
     */
    public static int parsePercent(String text) throws ValueException {
        Matcher matcher = SHARE.matcher(text.trim());
        if (!matcher.matches()) {
            throw new ValueException("\"" + text + "\" is no share", SHARE_ACCEPTED);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
