package io.github.cleancut.reports.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The scenario files that a discovery request means, in the order of their paths. */
final class ScenarioFiles {
    /** Other YAML files of a project are none of ours. */
    private static final String SUFFIX = ".cleancut.yaml";

    private final SortedSet<Path> files = new TreeSet<>();

    /** A file that is named outright; its name does not matter as long as it is YAML. */
    void add(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
            files.add(file.toAbsolutePath().normalize());
        }
    }

    /** All scenario files below a folder. */
    void addBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(file -> file.toString().endsWith(SUFFIX)).forEach(this::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file or folder on the class path; what is inside a jar is left out. */
    void addResource(String name) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Enumeration<URL> places = loader.getResources(name);
            while (places.hasMoreElements()) {
                URI place = places.nextElement().toURI();
                if ("file".equals(place.getScheme())) {
                    Path path = Path.of(place);
                    add(path);
                    addBelow(path);
                }
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalArgumentException("resource " + name + " cannot be found", unreadable);
        }
    }

    /** All of them. */
    SortedSet<Path> all() {
        return files;
    }
}
