package io.github.cleancut.scenarios.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.configuration.MemorySize;

/** Sizes are read exactly as Flink's MemorySize reads them. */
class SizesTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100_000_000).map(String::valueOf),
                Arbitraries.of("", "-1", "1.5", "007", "99999999999999999999", "9223372036854775807"));
        Arbitrary<String> gaps = Arbitraries.of("", " ", "  ");
        Arbitrary<String> units = Arbitraries.of(
                "",
                "b",
                "bytes",
                "k",
                "kb",
                "kibibytes",
                "m",
                "mb",
                "mebibytes",
                "g",
                "gb",
                "gibibytes",
                "t",
                "tb",
                "tebibytes",
                "MB",
                "Kb",
                "byte",
                "mib",
                "x");
        return Combinators.combine(gaps, numbers, gaps, units, gaps).as((a, b, c, d, e) -> a + b + c + d + e);
    }

    @Property(tries = 3000)
    void aTextMeansWhatItMeansToFlink(@ForAll("texts") String text) {
        assertEquals(flink(text), ours(text));
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll long bytes) throws ValueException {
        long positive = bytes & Long.MAX_VALUE;
        assertEquals(positive, Sizes.parseBytes(Sizes.text(positive)));
    }

    private static OptionalLong ours(String text) {
        try {
            return OptionalLong.of(Sizes.parseBytes(text));
        } catch (ValueException refused) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong flink(String text) {
        try {
            return OptionalLong.of(MemorySize.parseBytes(text));
        } catch (IllegalArgumentException refused) {
            return OptionalLong.empty();
        }
    }
}
