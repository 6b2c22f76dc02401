package io.github.cleancut.reports.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that the design names and that are not built yet: refused by name, never ignored. */
final class NotBuiltOptions {
    @Option(names = "--golden", paramLabel = "DIR", hidden = true)
    @Nullable
    String golden;

    @Option(names = "--proof", paramLabel = "full|checkpoints|off", hidden = true)
    @Nullable
    String proof;

    @Option(names = "--junit", paramLabel = "FILE", hidden = true)
    @Nullable
    String junit;

    @Option(names = "-j", paramLabel = "N", hidden = true)
    @Nullable
    String jobs;

    /** Refuses what was given. */
    void refuse() {
        List<String> given = new ArrayList<>();
        addIfGiven(given, "--golden", golden);
        addIfGiven(given, "--proof", proof);
        addIfGiven(given, "--junit", junit);
        addIfGiven(given, "-j", jobs);
        if (!given.isEmpty()) {
            throw new UsageException(
                    String.join(", ", given) + (given.size() == 1 ? " is" : " are") + " not built yet",
                    "leave it out; cleancut run --help lists what there is");
        }
    }

    private static void addIfGiven(List<String> given, String name, @Nullable String value) {
        if (value != null) {
            given.add(name);
        }
    }
}
