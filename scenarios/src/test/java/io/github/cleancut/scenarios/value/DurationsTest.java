package io.github.cleancut.scenarios.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.util.TimeUtils;

/** Durations are read exactly as Flink's TimeUtils reads them. */
class DurationsTest {
    /** Flink's labels, the empty one first, and some that it does not know. */
    private static final String UNITS = ",d,day,days,h,hour,hours,m,min,minute,minutes,s,sec,secs,second,seconds"
            + ",ms,milli,millis,millisecond,milliseconds,µs,us,micro,micros,microsecond,microseconds"
            + ",ns,nano,nanos,nanosecond,nanoseconds,MS,Min,H,D,week,msec,x";

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 200_000).map(String::valueOf),
                Arbitraries.of("", "-1", "+1", "1.5", "007", "99999999999999999999", "1 000"));
        Arbitrary<String> gaps = Arbitraries.of("", " ", "   ", "\t");
        Arbitrary<String> units = Arbitraries.of(UNITS.split(",", -1));
        return Combinators.combine(gaps, numbers, gaps, units, gaps).as((a, b, c, d, e) -> a + b + c + d + e);
    }

    @Provide
    Arbitrary<String> isoTexts() {
        Arbitrary<String> parts =
                Arbitraries.of("2D", "T3H", "T4M", "T5S", "T1.5S", "T-2S", "1DT2H3M4.000000001S", "", "T", "1W");
        return Combinators.combine(Arbitraries.of("P", "p", "-P", "PT", " P"), parts)
                .as((a, b) -> a + b);
    }

    @Property(tries = 3000)
    void aTextMeansWhatItMeansToFlink(@ForAll("texts") String text) {
        assertEquals(flink(text), ours(text));
    }

    @Property(tries = 300)
    void anIsoTextMeansWhatItMeansToFlink(@ForAll("isoTexts") String text) {
        assertEquals(flink(text), ours(text));
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll long nanos) throws ValueException {
        long positive = nanos & Long.MAX_VALUE;
        assertEquals(positive, Durations.parseNanos(Durations.text(positive)));
    }

    @Example
    void beyondALongOfNanosecondsIsRefused() throws ValueException {
        assertEquals(106_751L * 86_400_000_000_000L, Durations.parseNanos("106751 d"));
        assertThrows(ValueException.class, () -> Durations.parseNanos("106752 d"));
    }

    @Example
    void aClockMayJumpBack() throws ValueException {
        assertEquals(-250_000_000L, Durations.parseShiftNanos("-250 ms"));
        assertEquals(2_000_000_000L, Durations.parseShiftNanos("2 s"));
        assertEquals("-250 ms", Durations.shiftText(-250_000_000L));
        ValueException refused = assertThrows(ValueException.class, () -> Durations.parseShiftNanos("--1 s"));
        assertEquals("one sign at most, for example -250 ms", refused.hint());
    }

    private static Optional<BigInteger> ours(String text) {
        try {
            return Optional.of(BigInteger.valueOf(Durations.parseNanos(text)));
        } catch (ValueException refused) {
            return Optional.empty();
        }
    }

    private static Optional<BigInteger> flink(String text) {
        try {
            Duration duration = TimeUtils.parseDuration(text);
            return Optional.of(BigInteger.valueOf(duration.getSeconds())
                            .multiply(BigInteger.valueOf(1_000_000_000))
                            .add(BigInteger.valueOf(duration.getNano())))
                    .filter(nanos -> nanos.bitLength() <= 63);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException refused) {
            return Optional.empty();
        }
    }
}
