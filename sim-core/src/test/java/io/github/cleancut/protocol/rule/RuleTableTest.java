package io.github.cleancut.protocol.rule;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTableTest {
    private static final RuleTable<String, Integer, List<String>> SIGN = table(
            "sign",
            rule("S1", "negative", (state, number) -> number < 0, (state, number, out) -> out.add("minus"), "C-001"),
            rule("S2", "zero", (state, number) -> number == 0, (state, number, out) -> out.add("nothing"), "C-002"),
            rule("S3", "positive", (state, number) -> number > 0, (state, number, out) -> out.add("plus"), "C-003"));

    private final List<String> fired = new ArrayList<>();
    private final List<String> out = new ArrayList<>();

    private void fire(RuleTable<String, Integer, List<String>> table, int number) {
        table.fire("the state", number, out, fired::add);
    }

    @Test
    void exactlyTheMatchingRowFiresAndIsLogged() {
        fire(SIGN, 5);
        fire(SIGN, -5);
        assertEquals(List.of("S3", "S1"), fired);
        assertEquals(List.of("plus", "minus"), out);
    }

    @Test
    void twoMatchingRowsStopTheRunAndAreNamedWithTheState() {
        RuleTable<String, Integer, List<String>> twice =
                SIGN.replace("S2", List.of(rule("S4", "even", (state, number) -> number % 2 == 0, (s, n, o) -> {})));
        RuleConflict conflict = assertThrows(RuleConflict.class, () -> fire(twice, 4));
        String message = String.valueOf(conflict.getMessage());
        assertTrue(message.contains("S4") && message.contains("S3") && message.contains("the state"), message);
        assertEquals(List.of(), out);
    }

    @Test
    void noMatchingRowStopsTheRun() {
        RuleTable<String, Integer, List<String>> holed = SIGN.remove("S2");
        RuleConflict conflict = assertThrows(RuleConflict.class, () -> fire(holed, 0));
        assertTrue(String.valueOf(conflict.getMessage()).contains("no row matches 0 in state the state"));
    }

    @Test
    void anEditChangesOneRowOfACopyAndNothingElse() {
        fire(SIGN.mutate("S3", (state, number, to) -> to.add("big")), 5);
        fire(SIGN.mutateLike("S3", "S1"), 5);
        fire(SIGN.silence("S3"), 5);
        fire(SIGN, 5);
        assertEquals(List.of("big", "minus", "plus"), out);
        assertEquals(List.of("S3", "S3", "S3", "S3"), fired);
    }

    @Test
    void anEditOfARowThatIsNotThereIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SIGN.silence("S9"));
        assertThrows(IllegalArgumentException.class, () -> SIGN.remove("S9"));
        assertThrows(IllegalArgumentException.class, () -> SIGN.mutateLike("S1", "S9"));
    }

    @Test
    void aBookResolvesATableByItsOriginal() {
        RuleBook book = RuleBook.of(List.of(SIGN));
        fire(book.silence("S3").resolve(SIGN), 5);
        fire(book.resolve(SIGN), 5);
        assertEquals(List.of("plus"), out);
    }

    @Test
    void aBookRefusesARowIdThatOccursTwice() {
        RuleTable<String, Integer, List<String>> other =
                table("other", rule("S1", "all", (s, n) -> true, (s, n, o) -> {}));
        assertThrows(IllegalArgumentException.class, () -> RuleBook.of(List.of(SIGN, other)));
        assertThrows(IllegalArgumentException.class, () -> RuleBook.of(List.of(SIGN, SIGN)));
    }
}
