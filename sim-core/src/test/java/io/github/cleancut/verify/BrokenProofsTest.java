package io.github.cleancut.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule rejects what breaks it and nothing else, although the seal fits. */
class BrokenProofsTest {
    static Stream<BrokenProofs.Case> cases() {
        return BrokenProofs.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRejectedWithItsLineAndRule(BrokenProofs.Case broken) {
        Verdict verdict = ProofText.check(broken.proof().sealed());
        int exit = broken.rule().isEmpty() ? 2 : 1;
        assertEquals(
                exit + " " + broken.line() + " " + broken.rule(),
                verdict.exit() + " " + verdict.line() + " " + verdict.rule(),
                verdict.sentence());
    }

    @Test
    void everyRuleHasAFileThatBreaksIt() {
        SortedSet<String> broken =
                new TreeSet<>(cases().map(BrokenProofs.Case::rule).toList());
        List<String> rules = List.of("", "C0", "C1", "C2", "C3", "C4", "C4b", "C5", "C6", "C7", "C8", "C9", "C10");
        assertTrue(broken.containsAll(rules), broken.toString());
    }
}
