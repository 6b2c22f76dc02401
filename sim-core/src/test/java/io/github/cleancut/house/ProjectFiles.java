package io.github.cleancut.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, found from its root folder. */
final class ProjectFiles {
    private static final List<String> MODULES = List.of("sim-core", "scenarios", "reports");

    private ProjectFiles() {}

    /** The folder of the parent pom. */
    static Path root() {
        String configured = System.getProperty("cleancut.root");
        Path start = Path.of(configured == null ? "" : configured).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no mvnw in " + start + " or above; set -Dcleancut.root to the project's folder");
    }

    /** All Java sources of all modules, tests and benchmarks too. */
    static List<Path> javaSources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            files.addAll(under(module + "/src", ".java"));
        }
        return files;
    }

    /** Files below a folder of the project whose names end with one of the endings, sorted; none if there is no such folder. */
    static List<Path> under(String folder, String... endings) throws IOException {
        Path start = root().resolve(folder);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    /** A file's path as messages show it. */
    static String nameOf(Path file) {
        return root().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }
}
