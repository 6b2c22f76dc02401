package io.github.cleancut.reports.folder;

import io.github.cleancut.reports.folder.WholeFile.Partials;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.run.TraceWriter;
import io.github.cleancut.reports.timing.CheckpointsJson;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The folder of one run, {@code <name>/seed-<n>}: verdict.json, summary.md, trace.jsonl.gz, proof.abscert.gz, checkpoints.json and scenario.yaml. Equal input gives equal bytes: no clock, host, user or path of the
 * machine stands in it.
 */
public final class RunFolder {
    private static final int HASH_DIGITS = 8;

    private final Path base;
    private final String relative;
    private final Partials partials;

    private RunFolder(Path base, String relative, Partials partials) {
        this.base = base;
        this.relative = relative;
        this.partials = partials;
    }

    /**
     * The folder of a run.
     *
     * @param base where all runs stand
     * @param plan what runs
     * @param changes what is different from the file, empty where nothing is; it decides over the hash in the folder's name
     * @param partials learns of files under way
     */
    public static RunFolder of(Path base, RunPlan plan, String changes, Partials partials) {
        String seed = "seed-" + plan.scenario().seed();
        String suffix = changes.isEmpty() ? "" : "-" + hash(plan.resolved() + changes);
        return new RunFolder(base, plan.name() + "/" + seed + suffix, partials);
    }

    private static String hash(String text) {
        byte[] digest = TraceWriter.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    }

    /** Its path below the folder of all runs, with slashes. */
    public String relative() {
        return relative;
    }

    private Path path() {
        return base.resolve(relative);
    }

    /**
     * Runs a plan and writes everything.
     *
     * @param proofKind how much of the run its certificate tells
     * @throws IOException if something cannot be written; no half file is left under its final name
     */
    public RunResult fill(JudgedRun run, RunPlan plan, ProofKind proofKind) throws IOException {
        Files.createDirectories(path());
        RunResult result;
        try (WholeFile trace = new WholeFile(path().resolve("trace.jsonl.gz"), partials);
                ProofFile proof = ProofFile.in(path(), plan, proofKind, partials)) {
            GzipFile gzip = new GzipFile(trace.out());
            result = run.with(proof.listeners()).run(plan, gzip);
            gzip.close();
            trace.keep();
            proof.keep();
            result = result.withProof(proof.whyNone());
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        Verdict verdict = result.verdict();
        write(
                "checkpoints.json",
                CheckpointsJson.of(verdict.timings(), verdict.summary().counters()));
        write("scenario.yaml", plan.resolved());
        write("summary.md", SummaryPage.of(result));
        write("verdict.json", VerdictJson.of(result));
        return result;
    }

    /** Notes this folder as the latest. */
    public void noteAsLatest(String baseAsNamed) throws IOException {
        WholeFile.write(base.resolve("latest"), baseAsNamed + "/" + relative + "\n", partials);
    }

    private void write(String name, String text) throws IOException {
        WholeFile.write(path().resolve(name), text, partials);
    }
}
