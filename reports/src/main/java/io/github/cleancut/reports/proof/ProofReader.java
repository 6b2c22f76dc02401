package io.github.cleancut.reports.proof;

import io.github.cleancut.verify.Verdict;
import io.github.cleancut.verify.Verifier;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Hands a file to the checker, unpacked where it is gzipped, and no further than the checker wants to read. */
public final class ProofReader {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;

    private ProofReader() {}

    /** A gzip stream that knows whether something follows that is none. */
    private static final class Unpacked extends GZIPInputStream {
        private static final int TRAILER = 8;

        Unpacked(InputStream file) throws IOException {
            super(file, BUFFER);
        }

        boolean hasRest() throws IOException {
            return inf.getRemaining() > TRAILER || in.read() >= 0;
        }
    }

    /**
     * Checks a certificate.
     *
     * @param file plain, or gzipped
     * @return what the checker says
     * @throws IOException if the file is not there or cannot be read
     */
    public static Verdict check(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return check(in, String.valueOf(file.getFileName()).endsWith(".gz") || isGzipped(in));
        }
    }

    private static boolean isGzipped(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }

    /** What is wrong with a compressed stream the checker shall say; what is wrong with a file is an error. */
    private static Verdict check(InputStream file, boolean isGzipped) throws IOException {
        Verifier verifier = new Verifier();
        Verifier.End end = Verifier.End.WHOLE;
        try {
            if (isGzipped) {
                Unpacked unpacked = new Unpacked(file);
                feed(unpacked, verifier);
                end = unpacked.hasRest() ? Verifier.End.BROKEN : end;
            } else {
                feed(file, verifier);
            }
        } catch (EOFException cutShort) {
            end = Verifier.End.CUT_SHORT;
        } catch (ZipException broken) {
            end = Verifier.End.BROKEN;
        }
        return verifier.finish(end);
    }

    private static void feed(InputStream in, Verifier verifier) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int length = 0;
        while (verifier.wantsMore() && length >= 0) {
            length = in.read(buffer);
            verifier.accept(buffer, Math.max(0, length));
        }
    }
}
