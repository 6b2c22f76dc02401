package io.github.cleancut.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate in the making. {@code H} stands for some digest, {@code {0:0 0:1}} for the digest of these rids, a last line {@code end EO EXACT} for itself with count and hash: so an edit breaks what it
 * is about, and never the seal.
 */
record ProofText(List<String> lines) {
    private static final Pattern RIDS = Pattern.compile("\\{([^}]*)\\}");
    private static final String SOME_DIGEST = "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9";

    static ProofText of(String text) {
        return new ProofText(List.of(text.split("\n", -1)));
    }

    /** Another line in the place of line n, from 1. */
    ProofText with(int n, String line) {
        List<String> edited = new ArrayList<>(lines);
        edited.set(n - 1, line);
        return new ProofText(edited);
    }

    /** Line n left out. */
    ProofText without(int n) {
        List<String> edited = new ArrayList<>(lines);
        edited.remove(n - 1);
        return new ProofText(edited);
    }

    /** Further lines behind line n. */
    ProofText after(int n, String... more) {
        List<String> edited = new ArrayList<>(lines);
        edited.addAll(n, Arrays.asList(more));
        return new ProofText(edited);
    }

    /** The line that a text stands in first. */
    int lineOf(String text) {
        return lines.indexOf(text) + 1;
    }

    /** The whole text, sealed. */
    String sealed() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String line : lines) {
            number++;
            String[] words = line.split(" ", -1);
            if (words[0].equals("end") && words.length == 3) {
                text.append("end ").append(number).append(line.substring(3)).append(' ');
                text.append(digest(text.substring(0, text.lastIndexOf("end "))));
            } else {
                text.append(spelled(line));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String spelled(String line) {
        Matcher rids = RIDS.matcher(line.replace(" H", " " + SOME_DIGEST));
        return rids.replaceAll(
                found -> digest(found.group(1).isEmpty() ? "" : found.group(1).replace(' ', '\n') + "\n"));
    }

    static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the checker says of bytes that come in pieces. */
    static Verdict check(byte[] bytes, int piece, Verifier.End end) {
        Verifier verifier = new Verifier();
        for (int i = 0; i < bytes.length && verifier.wantsMore(); i += piece) {
            byte[] part = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + piece));
            verifier.accept(part, part.length);
        }
        return verifier.finish(end);
    }

    static Verdict check(String text) {
        return check(text.getBytes(StandardCharsets.ISO_8859_1), 1 << 16, Verifier.End.WHOLE);
    }
}
