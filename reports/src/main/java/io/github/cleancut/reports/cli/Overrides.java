package io.github.cleancut.reports.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line changes in a scenario. */
final class Overrides {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of all choices, instead of the scenario's; 0 to 2^63-1.")
    @Nullable
    Long seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Sets a path of the scenario or a Flink key, for example job.sum.parallelism=4; repeatable.")
    List<String> settings = new ArrayList<>();

    @Option(names = "--rules", paramLabel = "R", description = "flink-2.3 or flink-intended.")
    @Nullable
    String rules;

    @Option(
            names = "--mutant",
            paramLabel = "ID",
            description = "Runs under a seeded bug; docs/mutants.md names them all.")
    @Nullable
    String mutant;

    @Option(names = "--case", paramLabel = "NAME", description = "Only this case of the scenario.")
    @Nullable
    String caseName;

    /** The options as they are written, for the replay line. */
    String asArguments() {
        StringBuilder text = new StringBuilder();
        settings.forEach(setting -> text.append(" --set ").append(quoted(setting)));
        if (rules != null) {
            text.append(" --rules ").append(rules);
        }
        if (mutant != null) {
            text.append(" --mutant ").append(mutant);
        }
        return text.toString();
    }

    /** Whether anything but the seed is changed. */
    boolean isEmpty() {
        return settings.isEmpty() && rules == null && mutant == null;
    }

    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
