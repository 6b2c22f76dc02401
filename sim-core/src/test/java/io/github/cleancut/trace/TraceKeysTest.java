package io.github.cleancut.trace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceKeysTest {
    private static final List<String> OF_EVERY_LINE =
            List.of("t", "n", "lane", "kind", "attempt", "checkpoint", "from", "to", "channel", "record", "rules");

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void noLineHasAKeyTwice(EventKind kind) {
        assertFalse(OF_EVERY_LINE.contains(String.valueOf(kind.numberName())), kind.word());
        assertFalse(OF_EVERY_LINE.contains(String.valueOf(kind.textName())), kind.word());
        if (kind.numberName() != null) {
            assertNotEquals(kind.numberName(), kind.textName(), kind.word());
        }
    }
}
