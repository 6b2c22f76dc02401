package io.github.cleancut.reports.golden;

import io.github.cleancut.reports.folder.WholeFile;
import io.github.cleancut.reports.folder.WholeFile.Partials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of golden runs, one file a run, {@code <name>.seed-<n>.golden}. */
public final class GoldenFolder {
    private final Path folder;
    private final String named;
    private final Partials partials;

    /**
     * What a comparison gave.
     *
     * @param file as it is named to the user
     * @param line first line that differs, 1-based; 0 where nothing does
     * @param golden that line of the golden run; empty where it has none
     * @param now that line of this run; empty where it has none
     */
    public record Comparison(String file, int line, String golden, String now) {
        /** Whether the run is as the golden one. */
        public boolean isSame() {
            return line == 0;
        }

        /** Whether there is no golden run. */
        public boolean isMissing() {
            return line < 0;
        }
    }

    /**
     * A folder.
     *
     * @param folder where the files are
     * @param named how the user named it
     * @param partials learns of files under way
     */
    public GoldenFolder(Path folder, String named, Partials partials) {
        this.folder = folder;
        this.named = named;
        this.partials = partials;
    }

    private static String fileName(String name, long seed) {
        return name + ".seed-" + seed + ".golden";
    }

    /**
     * Compares a run with its golden one.
     *
     * @throws IOException if the golden run is there and cannot be read
     */
    public Comparison compare(String name, long seed, List<String> now) throws IOException {
        Path file = folder.resolve(fileName(name, seed));
        String shown = named + "/" + fileName(name, seed);
        if (!Files.exists(file)) {
            return new Comparison(shown, -1, "", "");
        }
        List<String> golden =
                Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        int line = firstDifference(golden, now);
        return new Comparison(shown, line + 1, at(line, golden), at(line, now));
    }

    /** The first line that differs, from 0, or -1. The digest differs wherever anything does: it is named only where nothing else shows it. */
    private static int firstDifference(List<String> golden, List<String> now) {
        int digest = -1;
        for (int line = 0; line < Math.max(golden.size(), now.size()); line++) {
            boolean isInBoth = line < golden.size() && line < now.size();
            if (!isInBoth || !golden.get(line).equals(now.get(line))) {
                if (!isInBoth || !golden.get(line).startsWith("digest ")) {
                    return line;
                }
                digest = line;
            }
        }
        return digest;
    }

    private static String at(int line, List<String> lines) {
        return line >= 0 && line < lines.size() ? lines.get(line) : "";
    }

    /**
     * Makes a run the golden one.
     *
     * @return the file, as it is named to the user
     * @throws IOException if it cannot be written
     */
    public String update(String name, long seed, List<String> now) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(fileName(name, seed)), String.join("\n", now) + "\n", partials);
        return named + "/" + fileName(name, seed);
    }
}
