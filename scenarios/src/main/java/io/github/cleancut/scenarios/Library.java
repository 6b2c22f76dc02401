package io.github.cleancut.scenarios;

import io.github.cleancut.scenarios.bind.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scenarios that come with the program: resources {@code library/<group>/<stem>.yaml}. */
public final class Library {
    private static final String FOLDER = "library";
    private static final String YAML = ".yaml";

    private Library() {}

    /**
     * The names of all scenarios.
     *
     * @return stem to {@code group/stem.yaml}, by stem
     */
    public static Map<String, String> all() {
        try {
            Path home = Path.of(Library.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return list(home.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home, Map.of())) {
                return list(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException | IOException unreadable) {
            throw new UncheckedIOException(new IOException("the library of scenarios", unreadable));
        }
    }

    private static Map<String, String> list(Path folder) throws IOException {
        Map<String, String> byStem = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return byStem;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(YAML)).toList()) {
                String name = String.valueOf(file.getFileName());
                String path = folder.relativize(file).toString().replace('\\', '/');
                byStem.put(name.substring(0, name.length() - YAML.length()), path);
            }
        }
        return byStem;
    }

    /**
     * Finds one scenario.
     *
     * @param name its stem, or any unique prefix of it
     * @throws ScenarioException if there is none, or the prefix means several
     */
    static ScenarioText read(String name) throws ScenarioException {
        Map<String, String> all = all();
        List<String> found = all.containsKey(name)
                ? List.of(name)
                : all.keySet().stream().filter(stem -> stem.startsWith(name)).toList();
        if (found.size() != 1) {
            throw new ScenarioException(List.of(refusal(name, found, new ArrayList<>(all.keySet()))));
        }
        String path = FOLDER + "/" + all.get(found.get(0));
        try (InputStream in = Library.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is listed and not there");
            }
            return new ScenarioText(path, found.get(0), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Problem refusal(String name, List<String> found, List<String> all) {
        boolean isNone = found.isEmpty();
        String message = isNone ? "the library has no scenario " + name : name + " means several scenarios";
        String hint = isNone
                ? DidYouMean.hint(name, all, "cleancut list shows them all")
                : "one of " + String.join(", ", found);
        return new Problem("@" + name, 0, 0, message, hint, Problem.Kind.ERROR);
    }
}
