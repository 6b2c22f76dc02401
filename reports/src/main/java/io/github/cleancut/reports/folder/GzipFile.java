package io.github.cleancut.reports.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A gzip stream without time, name or operating system in its header. */
final class GzipFile extends GZIPOutputStream {
    private static final int BUFFER = 1 << 16;

    GzipFile(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }
}
