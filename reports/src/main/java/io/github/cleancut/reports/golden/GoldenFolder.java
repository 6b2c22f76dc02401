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
        for (int line = 0; line < Math.max(golden.size(), now.size()); line++) {
            String left = line < golden.size() ? golden.get(line) : "";
            String right = line < now.size() ? now.get(line) : "";
            if (!left.equals(right) || (line >= golden.size()) != (line >= now.size())) {
                return new Comparison(shown, line + 1, left, right);
            }
        }
        return new Comparison(shown, 0, "", "");
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
