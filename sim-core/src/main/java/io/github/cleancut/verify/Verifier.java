package io.github.cleancut.verify;

import static io.github.cleancut.verify.Model.unless;

import io.github.cleancut.verify.Model.Wrong;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks one certificate of form {@code abscert 1} in one pass (docs/spec/proof.md, section 4); here lines and rule C0, the seal.
 * Memory grows with what is open, never with the length.
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
    private final Rules rules = new Rules();
    private final Line line = new Line();
    private final MessageDigest hash = Output.sha256();
    private byte[] bytes = {};
    private int size;
    private long number = 1;
    private boolean isEnded;
    private @Nullable Verdict verdict;

    /** Whether further bytes can change the verdict. */
    public boolean wantsMore() {
        return verdict == null;
    }

    /** Takes the next bytes, the first {@code length} of a buffer, unzipped. */
    public void accept(byte[] buffer, int length) {
        if (bytes.length < size + length) bytes = Arrays.copyOf(bytes, size + length);
        System.arraycopy(buffer, 0, bytes, size, length);
        int start = 0, whole = size + length;
        while (whole > size && bytes[whole - 1] != '\n') whole--;
        whole = whole > size ? whole : 0;
        size += length;
        try {
            for (; start < whole; start = line.end(), number++) judge(start);
            unless(!isEnded || start == size, "", "text after 'end'");
            unless(size - start <= LONGEST_LINE, "", "a line of more than 1 MiB");
        } catch (Wrong wrong) {
            decide(wrong.rule.isEmpty() ? 2 : 1, wrong.rule, String.valueOf(wrong.getMessage()));
        }
        if (!isEnded) hash.update(bytes, 0, start);
        size -= start;
        System.arraycopy(bytes, start, bytes, 0, size);
    }

    private void judge(int start) {
        unless(!isEnded, "", "text after 'end'");
        boolean fits = line.read(bytes, start) && (number > 1 || line.word.equals("abscert"));
        unless(fits && line.end() - start <= LONGEST_LINE + 1, "", "no line of abscert 1");
        rules.accept(line);
        if (line.word.equals("end")) {
            isEnded = true;
            hash.update(bytes, 0, start);
            boolean isSealed =
                    line.number(1) == number && line.is(4, HexFormat.of().formatHex(hash.digest()));
            unless(isSealed, "C0", "the seal fits neither these lines nor these bytes");
        }
    }

    private void decide(int exit, String rule, String sentence) {
        if (wantsMore()) verdict = rules.verdict(exit, number, rule, sentence);
    }

    /** There are no more bytes; the verdict, which does not change any more. */
    public Verdict finish(End end) {
        if (end == End.BROKEN) decide(2, "", "the compressed stream is broken");
        if (end == End.CUT_SHORT) decide(3, "", "the compressed stream is cut short");
        decide(isEnded ? 0 : 3, "", isEnded ? "" : "the file is cut short: no line 'end'");
        return Objects.requireNonNull(verdict);
    }
}
