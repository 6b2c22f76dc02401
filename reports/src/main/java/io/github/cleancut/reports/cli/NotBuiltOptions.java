package io.github.cleancut.reports.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that the design names and that are not built yet: refused by name, never ignored. */
final class NotBuiltOptions {
    @Option(names = "--proof", paramLabel = "full|checkpoints|off", hidden = true)
    @Nullable
    String proof;

    /** Refuses what was given. */
    void refuse() {
        List<String> given = new ArrayList<>();
        addIfGiven(given, "--proof", proof);
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
