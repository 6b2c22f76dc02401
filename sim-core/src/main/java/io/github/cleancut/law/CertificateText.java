package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;

/** The text of a certificate: words and numbers with one space between them, counted lines, and the seal over all of it. */
final class CertificateText {
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_TOKEN = 80;

    private final CertificateSink sink;
    private final MessageDigest hash = sha256();

    /** Subtasks of windows: the names of their results are those of no source's records. */
    private final BitSet makers;

    private final byte[] digits = new byte[20];
    private byte[] chunk = new byte[CHUNK + LONGEST_TOKEN];
    private int size;
    private long lines;
    private boolean isLineBegun;

    CertificateText(CertificateSink sink, BitSet makers) {
        this.sink = sink;
        this.makers = makers;
    }

    /** SHA-256, which every JVM has. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** SHA-256 of a text, in hex. */
    static String digestOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next token. */
    CertificateText word(String word) {
        separate();
        for (int i = 0; i < word.length(); i++) {
            chunk[size++] = (byte) word.charAt(i);
        }
        return this;
    }

    /** The next token, a number of 0 or more. */
    CertificateText number(long number) {
        separate();
        size = put(number, chunk, size);
        return this;
    }

    /** The next token, the rid of a record. */
    CertificateText rid(long lineage) {
        separate();
        size = putRid(lineage, chunk, size);
        return this;
    }

    /** The digest of records: their rids, a line end after each. */
    String digestOf(LongList records) {
        MessageDigest digest = sha256();
        byte[] line = new byte[LONGEST_TOKEN];
        for (int i = 0; i < records.size(); i++) {
            int length = putRid(records.get(i), line, 0);
            line[length] = '\n';
            digest.update(line, 0, length + 1);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private int putRid(long lineage, byte[] to, int from) {
        int task = Lineage.sourceTask(lineage);
        int begin = from;
        if (makers.get(task)) {
            to[begin++] = 'w';
        }
        int end = put(task, to, begin);
        to[end] = ':';
        return put(Lineage.offset(lineage), to, end + 1);
    }

    private int put(long number, byte[] to, int from) {
        int first = digits.length;
        long rest = number;
        do {
            digits[--first] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        System.arraycopy(digits, first, to, from, digits.length - first);
        return from + digits.length - first;
    }

    private void separate() {
        if (size >= CHUNK) {
            flush();
        }
        if (isLineBegun) {
            chunk[size++] = ' ';
        }
        isLineBegun = true;
    }

    /** The line is complete. */
    void endLine() {
        chunk[size++] = '\n';
        lines++;
        isLineBegun = false;
    }

    private void flush() {
        hash.update(chunk, 0, size);
        sink.accept(chunk, size);
        size = 0;
    }

    /** The last line: how many lines there are, what is claimed of all, and the seal. */
    void seal(String weakestClass, String output) {
        flush();
        String digest = HexFormat.of().formatHex(hash.digest());
        word("end")
                .number(lines + 1)
                .word(weakestClass)
                .word(output)
                .word(digest)
                .endLine();
        flush();
    }
}
