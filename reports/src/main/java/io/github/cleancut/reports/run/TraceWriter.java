package io.github.cleancut.reports.run;

import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceJson;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.trace.TraceNames;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes the canonical trace: a header line with the resolved scenario, then a line of JSON for each event. Its SHA-256 is over these lines, whatever compresses them ({@code zcat trace.jsonl.gz |
 * sha256sum}).
 */
public final class TraceWriter implements TraceListener {
    private static final int CHUNK = 1 << 16;

    private final TraceJson json;
    private final OutputStream out;
    private final MessageDigest hash = sha256();
    private final StringBuilder chunk = new StringBuilder(CHUNK + 1024);

    /**
     * Begins a trace.
     *
     * @param out takes the lines; not closed here
     * @param names how tasks, channels and records are called
     * @param resolvedScenario the resolved scenario as text, for the header
     */
    public TraceWriter(OutputStream out, TraceNames names, String resolvedScenario) {
        this.out = out;
        this.json = new TraceJson(names);
        chunk.append("{\"trace\":1,\"engine\":\"cleancut\",\"scenario\":");
        TraceJson.appendQuoted(resolvedScenario, chunk);
        chunk.append("}\n");
    }

    @Override
    public void accept(TraceEvent event) {
        json.append(event, chunk);
        chunk.append('\n');
        if (chunk.length() >= CHUNK) {
            flush();
        }
    }

    /**
     * Ends the trace.
     *
     * @return SHA-256 over its lines, in hex
     */
    public String finish() {
        flush();
        return HexFormat.of().formatHex(hash.digest());
    }

    private void flush() {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        chunk.setLength(0);
        hash.update(bytes);
        try {
            out.write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** SHA-256, which every JVM has. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
