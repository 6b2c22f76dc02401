package io.github.cleancut.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {
    static Stream<ProofText> proofs() {
        return Stream.of(
                Proofs.ALIGNED,
                Proofs.UNALIGNED,
                Proofs.DOUBLED,
                Proofs.LOST,
                Proofs.IMPORTED,
                Proofs.CHECKPOINTS,
                Proofs.RETURNED);
    }

    private static byte[] bytes(ProofText proof) {
        return proof.sealed().getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void whatKeepsTheRulesIsValidHoweverItsBytesCome(ProofText proof) {
        for (int piece : List.of(1, 7, 1 << 16)) {
            Verdict verdict = ProofText.check(bytes(proof), piece, Verifier.End.WHOLE);
            assertEquals("0 0 ", verdict.exit() + " " + verdict.line() + " " + verdict.rule() + verdict.sentence());
        }
    }

    @Test
    void whatWasCheckedIsCounted() {
        assertEquals(
                Map.of(
                        "done",
                        2L,
                        "cuts",
                        2L,
                        "logged",
                        2L,
                        "restores",
                        1L,
                        "commits",
                        2L,
                        "records",
                        4L,
                        "offsets",
                        4L),
                ProofText.check(Proofs.UNALIGNED.sealed()).checked());
    }

    @Test
    void theVerdictSaysWhatIsClaimed() {
        assertEquals(
                new Verdict.Claim("EO", "EXACT", true, true),
                ProofText.check(Proofs.ALIGNED.sealed()).claim());
        assertEquals(
                new Verdict.Claim("ALO", "DUP", true, false),
                ProofText.check(Proofs.DOUBLED.sealed()).claim());
        assertEquals(
                new Verdict.Claim("AMO", "-", false, false),
                ProofText.check(Proofs.CHECKPOINTS.sealed()).claim());
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void whatIsCutShortIsIncompleteWhereverItIsCut(ProofText proof) {
        byte[] bytes = bytes(proof);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertEquals(3, ProofText.check(part, 1 << 16, Verifier.End.WHOLE).exit(), "cut at byte " + length);
        }
        assertEquals(3, ProofText.check(bytes, 1 << 16, Verifier.End.CUT_SHORT).exit());
        assertEquals(2, ProofText.check(bytes, 1 << 16, Verifier.End.BROKEN).exit());
    }

    @Test
    void anyByteThatIsChangedBreaksTheSealAtLeast() {
        byte[] bytes = bytes(Proofs.ALIGNED);
        for (int place = 0; place < bytes.length - 1; place++) {
            byte[] edited = bytes.clone();
            edited[place] ^= 1;
            Verdict verdict = ProofText.check(edited, 1 << 16, Verifier.End.WHOLE);
            assertTrue(verdict.exit() == 1 || verdict.exit() == 2, "byte " + place + ": " + verdict);
        }
    }

    @Test
    void aChainOfManySubtasksDeclaredFromItsEndIsCheckedToo() {
        int length = 20_000;
        StringBuilder text = new StringBuilder("abscert 1 H flink-2.3 7\ntask 0 source in\n");
        for (int task = 1; task < length; task++) {
            text.append("task ").append(task).append(" op map\n");
        }
        for (int chan = 0; chan < length - 1; chan++) {
            int from = length - 2 - chan;
            text.append("chan " + chan + " " + from + " " + (from + 1) + "\n");
        }
        assertEquals(0, ProofText.check(ProofText.of(text + "end - -").sealed()).exit());
    }

    @Test
    void lineWithoutEndIsMalformedAfterOneMebibyte() {
        Verifier verifier = new Verifier();
        byte[] piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) 'a');
        int pieces = 0;
        while (verifier.wantsMore() && pieces < 100) {
            verifier.accept(piece, piece.length);
            pieces++;
        }
        assertEquals(17, pieces);
        Verdict verdict = verifier.finish(Verifier.End.WHOLE);
        assertEquals(2, verdict.exit());
        assertEquals(1, verdict.line());
    }
}
