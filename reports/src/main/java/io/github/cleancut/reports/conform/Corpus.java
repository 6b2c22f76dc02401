package io.github.cleancut.reports.conform;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The recordings that come with the program: scenarios/recordings. */
public final class Corpus {
    private static final String FOLDER = "recordings/";
    private static final List<String> FILES = List.of(
            "coordinator-examples.jsonl.gz",
            "coordinator-runs.jsonl.gz",
            "coordinator-further.jsonl.gz",
            "barrier-examples.jsonl.gz",
            "barrier-runs.jsonl.gz",
            "barrier-further.jsonl.gz");

    private Corpus() {}

    /** All its files, examples first. */
    public static List<RecordingInput> inputs() {
        return FILES.stream()
                .map(file -> new RecordingInput("scenarios/" + FOLDER + file, () -> open(FOLDER + file)))
                .toList();
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Corpus.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException(resource + " is missing in the program");
        }
        return in;
    }
}
