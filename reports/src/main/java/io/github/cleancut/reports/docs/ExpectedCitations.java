package io.github.cleancut.reports.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The statements that the expectations of a scenario are derived from: the comments inside its {@code expect:} blocks, which every run of the library checks. */
final class ExpectedCitations {
    private static final int OUTSIDE = -1;

    private ExpectedCitations() {}

    /**
     * Reads a scenario.
     *
     * @param file the scenario
     * @param citations told
     * @throws IOException if it cannot be read
     */
    static void add(Path file, Citations citations) throws IOException {
        String name = "@" + SourceCitations.nameOf(file);
        int block = OUTSIDE;
        for (String line : Files.readAllLines(file)) {
            int indent = line.length() - line.stripLeading().length();
            if (line.isBlank()) {
                continue;
            }
            if (indent <= block) {
                block = OUTSIDE;
            }
            if (line.strip().startsWith("expect:")) {
                block = indent;
            }
            if (block != OUTSIDE) {
                citations.addAll(line, name);
            }
        }
    }
}
