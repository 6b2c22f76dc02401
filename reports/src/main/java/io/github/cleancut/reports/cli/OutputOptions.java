package io.github.cleancut.reports.cli;

import picocli.CommandLine.Option;

/** How much a command says, and in which form. */
final class OutputOptions {
    @Option(names = "--json", description = "Prints exactly one JSON document (docs/schema/result-v1.json).")
    boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "Shows more: of a run always the law table and the timeline, of a bug its stack trace.")
    boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows only what is not as expected.")
    boolean quiet;
}
