package io.github.cleancut.reports.folder;

import io.github.cleancut.law.Certificate;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.folder.WholeFile.Partials;
import io.github.cleancut.reports.run.TraceWriter;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.trace.TraceListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The certificate of a run, proof.abscert.gz, written while it runs. */
final class ProofFile implements AutoCloseable {
    static final String NAME = "proof.abscert.gz";

    private final Path path;
    private final @Nullable Certificate certificate;
    private final @Nullable WholeFile file;
    private final @Nullable OutputStream out;

    private ProofFile(
            Path path, @Nullable Certificate certificate, @Nullable WholeFile file, @Nullable OutputStream out) {
        this.path = path;
        this.certificate = certificate;
        this.file = file;
        this.out = out;
    }

    /** Begins the certificate of a run in its folder; nothing is written for {@link ProofKind#OFF}. */
    static ProofFile in(Path folder, RunPlan plan, ProofKind kind, Partials partials) throws IOException {
        Path path = folder.resolve(NAME);
        if (kind == ProofKind.OFF) {
            return new ProofFile(path, null, null, null);
        }
        WholeFile file = new WholeFile(path, partials);
        OutputStream out = new GzipFile(file.out());
        Topology topology = new Topology(plan.scenario().job(), plan.scenario().cluster());
        String sha256 = HexFormat.of()
                .formatHex(TraceWriter.sha256().digest(plan.resolved().getBytes(StandardCharsets.UTF_8)));
        Certificate certificate = new Certificate(
                plan.scenario(),
                topology,
                sha256,
                kind == ProofKind.FULL,
                (buffer, length) -> write(out, buffer, length));
        return new ProofFile(path, certificate, file, out);
    }

    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What has to see every event of the run. */
    List<TraceListener> listeners() {
        return certificate == null ? List.of() : List.of(certificate);
    }

    /** Why there is no certificate, after the run; empty where there is one. */
    String whyNone() {
        return certificate == null ? "--proof off" : certificate.whyImpossible();
    }

    /** The run is over: the certificate is whole, unless the run can have none. One of an earlier run does not stay where none is written. */
    void keep() throws IOException {
        if (file == null || out == null || certificate == null || certificate.isImpossible()) {
            Files.deleteIfExists(path);
        } else {
            out.close();
            file.keep();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
