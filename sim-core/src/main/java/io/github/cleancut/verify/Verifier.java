package io.github.cleancut.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks one certificate of form {@code abscert 1} in one pass (docs/spec/proof.md, section 4). Bytes go in as they come, unzipped; memory grows with what is open, never with the length.
 *
 * <pre>{@code
 * Verifier verifier = new Verifier();
 * while (verifier.wantsMore() && (length = in.read(buffer)) >= 0) verifier.accept(buffer, length);
 * Verdict verdict = verifier.finish(Verifier.End.WHOLE);
 * }</pre>
 */
public final class Verifier {
    /** How the bytes ended: all there, cut short, or broken by whoever unpacks them. */
    public enum End {
        WHOLE,
        CUT_SHORT,
        BROKEN
    }

    private static final int LONGEST_LINE = 1 << 20;
    private static final String CUT_SHORT = "the file is cut short: no line 'end'";

    private final Rules rules = new Rules();
    private final MessageDigest hash = Rules.sha256();
    private byte[] rest = new byte[0];
    private long line = 1;
    private boolean isEnded;

    /** Up to where the bytes at hand are in the hash. */
    private int sealed;

    private @Nullable Verdict verdict;

    /** Whether further bytes can change the verdict. */
    public boolean wantsMore() {
        return verdict == null;
    }

    /**
     * Takes the next bytes.
     *
     * @param buffer holds them from its start
     * @param length how many
     */
    public void accept(byte[] buffer, int length) {
        if (!wantsMore()) {
            return;
        }
        byte[] bytes = Arrays.copyOf(rest, rest.length + length);
        System.arraycopy(buffer, 0, bytes, rest.length, length);
        int start = 0;
        sealed = 0;
        try {
            for (int i = rest.length; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    judge(bytes, start, i);
                    start = i + 1;
                } else if (i - start >= LONGEST_LINE || isEnded) {
                    throw new Wrong("", isEnded ? "text after 'end'" : "a line of more than 1 MiB");
                }
            }
        } catch (Wrong wrong) {
            decide(wrong.rule().isEmpty() ? 2 : 1, wrong.rule(), String.valueOf(wrong.getMessage()));
        }
        hash.update(bytes, sealed, start - sealed);
        rest = Arrays.copyOfRange(bytes, start, bytes.length);
    }

    private void judge(byte[] bytes, int from, int to) {
        boolean isRecord = to - from > 4 && (bytes[from] == 's' || bytes[from] == 'r');
        if (isRecord && rules.acceptRecord(bytes, from, to)) {
            line++;
            return;
        }
        String[] tokens = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).split(" ", -1);
        Wrong.unless(!isEnded, "", "text after 'end'");
        Wrong.unless(Form.fits(tokens) && (line > 1 || tokens[0].equals("abscert")), "", "no line of abscert 1");
        rules.accept(tokens, line);
        isEnded = tokens[0].equals("end");
        if (isEnded) {
            hash.update(bytes, sealed, from - sealed);
            sealed = from;
            boolean isSealed = tokens[1].equals(Long.toString(line))
                    && tokens[4].equals(HexFormat.of().formatHex(hash.digest()));
            Wrong.unless(isSealed, "C0", "the seal fits neither these lines nor these bytes");
        }
        line++;
    }

    private void decide(int exit, String rule, String sentence) {
        if (verdict == null) {
            Verdict.Claim claim = exit == 0 ? rules.claim() : new Verdict.Claim("", "", rules.isFull(), false);
            verdict = new Verdict(exit, exit == 0 ? 0 : line, rule, sentence, claim, rules.checked());
        }
    }

    /** There are no more bytes; the verdict, which does not change any more. */
    public Verdict finish(End end) {
        if (end == End.BROKEN) {
            decide(2, "", "the compressed stream is broken");
        } else if (end == End.CUT_SHORT || !isEnded) {
            decide(3, "", end == End.CUT_SHORT ? "the compressed stream is cut short" : CUT_SHORT);
        }
        decide(0, "", "");
        return Objects.requireNonNull(verdict);
    }
}
