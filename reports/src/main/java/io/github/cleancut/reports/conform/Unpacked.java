package io.github.cleancut.reports.conform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks a stream where it is gzipped; what follows the packed bytes and is none of them is an error, so that nothing is left out unseen. */
final class Unpacked {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;

    private Unpacked() {}

    /**
     * The text of a stream.
     *
     * @param packed gzipped or plain
     * @throws IOException if it begins as a gzip stream and is none
     */
    static InputStream of(InputStream packed) throws IOException {
        InputStream in = new BufferedInputStream(packed, BUFFER);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC ? new Whole(in) : in;
    }

    private static final class Whole extends GZIPInputStream {
        private static final int TRAILER = 8;

        Whole(InputStream packed) throws IOException {
            super(packed, BUFFER);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
                throw new ZipException("something follows the packed text");
            }
            return count;
        }
    }
}
