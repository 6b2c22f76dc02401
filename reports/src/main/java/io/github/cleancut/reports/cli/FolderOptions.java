package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.folder.ProofKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where run folders go, and how much of a run their certificates tell. */
final class FolderOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where run folders go; runs by default.")
    String directory = "runs";

    @Option(
            names = "--proof",
            paramLabel = "full|checkpoints|off",
            description = "What the run folder's certificate tells: every record, checkpoints only, or nothing.")
    ProofKind proof = ProofKind.FULL;

    @Option(names = "--no-report", description = "Writes no run folder.")
    boolean noReport;

    /** The folder of all run folders, as it is named; null: none are written. */
    @Nullable
    String named() {
        return noReport ? null : directory;
    }
}
