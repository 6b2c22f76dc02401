package io.github.cleancut.reports.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where run folders go. */
final class FolderOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where run folders go; runs by default.")
    String directory = "runs";

    @Option(names = "--no-report", description = "Writes no run folder.")
    boolean noReport;

    /** The folder of all run folders, as it is named; null: none are written. */
    @Nullable
    String named() {
        return noReport ? null : directory;
    }
}
