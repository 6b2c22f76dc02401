package io.github.cleancut.reports.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds recordings: files as they are named, of folders everything below them that is JSON. */
public final class RecordingFiles {
    private static final Pattern RECORDING = Pattern.compile(".*\\.(json|jsonl)(\\.gz)?");
    private static final String ACCEPTED =
            "name files of the recorder, or folders of them: .json, .jsonl, either with .gz";

    private RecordingFiles() {}

    /**
     * The files of one argument.
     *
     * @param directory against which it is resolved
     * @param argument a file or a folder
     * @return in the order of their names; a file is opened only when it is read
     * @throws RecordingRefused if there is nothing of that name, or nothing in the folder
     */
    public static List<RecordingInput> of(Path directory, String argument) throws RecordingRefused {
        try {
            Path path = directory.resolve(argument);
            if (!Files.exists(path)) {
                throw new RecordingRefused(argument, "there is no such file", ACCEPTED);
            }
            if (!Files.isDirectory(path)) {
                return List.of(input(argument, path));
            }
            return inFolder(argument, path);
        } catch (IOException | UncheckedIOException | InvalidPathException failed) {
            throw new RecordingRefused(argument, "cannot be read: " + failed.getMessage(), ACCEPTED);
        }
    }

    private static List<RecordingInput> inFolder(String argument, Path folder) throws IOException, RecordingRefused {
        List<RecordingInput> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> RECORDING.matcher(file.toString()).matches())
                    .sorted()
                    .forEach(file -> inputs.add(input(named(argument, file), folder.resolve(file))));
        }
        if (inputs.isEmpty()) {
            throw new RecordingRefused(argument, "no recording stands in this folder", ACCEPTED);
        }
        return inputs;
    }

    private static String named(String folder, Path file) {
        String name = file.toString().replace('\\', '/');
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    private static RecordingInput input(String name, Path file) {
        return new RecordingInput(name, () -> Files.newInputStream(file));
    }
}
