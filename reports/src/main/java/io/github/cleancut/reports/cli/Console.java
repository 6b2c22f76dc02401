package io.github.cleancut.reports.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a command reads and writes.
 *
 * @param out takes the result, a function of the input alone
 * @param err takes progress, warnings, errors and real time
 * @param charset encoding of both
 * @param directory against which relative paths are resolved
 */
public record Console(PrintStream out, PrintStream err, Charset charset, Path directory) {

    /** Whether the encoding has more than ASCII. */
    boolean isUnicode() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** The process's own streams, in the encoding of the terminal. */
    static Console ofProcess() {
        String name = System.getProperty(
                "stdout.encoding",
                System.getProperty("sun.stdout.encoding", System.getProperty("native.encoding", "US-ASCII")));
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
        return new Console(
                new PrintStream(System.out, false, charset),
                new PrintStream(System.err, true, charset),
                charset,
                Path.of(""));
    }
}
