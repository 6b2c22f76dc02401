package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.MalformedRecording;
import io.github.cleancut.conform.Recording;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads recordings from a stream, one JSON document after the other, and of each one step after the other; no more than a step is held. */
final class RecordingReader implements AutoCloseable {
    private static final String FLINK = "2.3.0";
    private static final String KINDS = "coordinator and barrier";
    private static final String NO_STEPS = "the recording has no steps";
    private static final String WHOLE =
            "a recording is {flink, kind, seed, config, tasks or channels, steps}, as the recorder writes it";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(10_000)
                    .maxNameLength(200)
                    .maxNumberLength(20)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private int runs;
    private int steps;
    private TokenStreamLocation place;
    private @Nullable CommandForms commands;
    private boolean isAtEnd = true;

    /**
     * Opens a file.
     *
     * @param file its name, for messages
     * @param in gzipped or plain; closed with the reader
     * @throws RecordingRefused if it is wrongly packed
     */
    RecordingReader(String file, InputStream in) throws RecordingRefused {
        this.file = file;
        try {
            parser = JSON.createParser(ObjectReadContext.empty(), Unpacked.of(in));
            place = parser.currentTokenLocation();
        } catch (IOException broken) {
            throw unreadable(broken, 0, 0);
        } catch (JacksonIOException broken) {
            IOException cause = broken.getCause();
            throw unreadable(cause == null ? new IOException(broken) : cause, 0, 0);
        }
    }

    /**
     * The head of the next recording.
     *
     * @return null at the end of the file
     * @throws RecordingRefused if there is none, or it cannot be replayed
     */
    @Nullable
    Recording next() throws RecordingRefused {
        return guarded(this::readHead);
    }

    /**
     * The next step of the recording whose head was read last.
     *
     * @return null after the last one
     * @throws RecordingRefused if it is none
     */
    Recording.@Nullable Step nextStep() throws RecordingRefused {
        return guarded(this::readStep);
    }

    /** Whether the last step of the recording has been read, and what closes it. */
    boolean isAtEnd() {
        return isAtEnd;
    }

    /** Line of what was read last, in the unpacked text. */
    int line() {
        return place.getLineNr();
    }

    /** How something that is wrong with what was read last is told. */
    RecordingRefused refused(MalformedRecording malformed) {
        return new RecordingRefused(
                file, place.getLineNr(), place.getColumnNr(), Objects.toString(malformed.getMessage(), ""), WHOLE);
    }

    @Override
    public void close() {
        parser.close();
    }

    private @Nullable Recording readHead() {
        JsonToken token = next(true);
        if (token == null) {
            if (runs == 0) {
                throw new MalformedRecording("the file is empty");
            }
            return null;
        }
        require(token == JsonToken.START_OBJECT, "no JSON object begins here");
        runs++;
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        while (next(false) == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            JsonToken first = parser.nextToken();
            if (key.equals("steps")) {
                require(first == JsonToken.START_ARRAY, "steps are no list");
                return recording(head);
            }
            head.put(key, JsonTree.read(parser));
            requireHead(key, head.get(key));
        }
        throw new MalformedRecording(NO_STEPS);
    }

    private static void requireHead(String key, @Nullable Object value) {
        switch (key) {
            case "flink" ->
                require(
                        Objects.equals(value, FLINK),
                        "recorded from Flink " + Words.shortened(value) + "; accepted: Flink " + FLINK);
            case "kind" ->
                require(
                        kind(value) != null,
                        "recordings of kind " + Words.shortened(value) + " cannot be replayed; accepted: " + KINDS);
            case "seed" -> require(value == null || value instanceof Long, "the seed is no whole number");
            case "name" -> require(value instanceof String, "the name is no text");
            case "config" -> require(value instanceof Map<?, ?>, "config is no mapping");
            case "tasks", "channels" ->
                require(
                        value instanceof List<?> list && list.stream().allMatch(String.class::isInstance),
                        key + " are no list of names");
            default -> throw new MalformedRecording("unknown key " + Words.shortened(key));
        }
    }

    private static Recording.@Nullable Kind kind(@Nullable Object word) {
        for (Recording.Kind kind : Recording.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        return null;
    }

    private Recording recording(Map<String, @Nullable Object> head) {
        require(head.containsKey("flink"), "the recording does not say of which Flink it is");
        Recording.Kind kind = kind(head.get("kind"));
        if (kind == null) {
            throw new MalformedRecording("the recording does not say of which kind it is; accepted: " + KINDS);
        }
        Object config = head.get("config");
        Object members = head.get(kind == Recording.Kind.COORDINATOR ? "tasks" : "channels");
        if (config == null || !(members instanceof List<?> names)) {
            throw new MalformedRecording("config and the tasks or channels do not stand before the steps");
        }
        List<String> list = names.stream().map(String::valueOf).toList();
        Recording recording = new Recording(kind, name(head), Checks.mapping(config), list);
        HeadForms.require(recording);
        commands = new CommandForms(recording);
        isAtEnd = false;
        steps = 0;
        return recording;
    }

    private String name(Map<String, @Nullable Object> head) {
        if (head.get("name") instanceof String name) {
            return name;
        }
        return head.get("seed") == null ? "run " + runs : "seed " + head.get("seed");
    }

    private Recording.@Nullable Step readStep() {
        JsonToken token = next(true);
        if (token == JsonToken.END_ARRAY) {
            require(parser.nextToken() == JsonToken.END_OBJECT, "something follows the steps, which come last");
            require(steps > 0, NO_STEPS);
            isAtEnd = true;
            return null;
        }
        require(token == JsonToken.START_OBJECT, "a step is no mapping");
        Map<String, Object> step = Checks.mapping(Objects.requireNonNull(JsonTree.read(parser)));
        StepForm.FORM.require(step);
        steps++;
        Recording.Step read = StepForm.step(step);
        if (commands != null) {
            commands.require(read.command());
        }
        return read;
    }

    private @Nullable JsonToken next(boolean isPlace) {
        JsonToken token = parser.nextToken();
        if (isPlace && token != null) {
            place = parser.currentTokenLocation();
        }
        return token;
    }

    private static void require(boolean isSo, String message) {
        if (!isSo) {
            throw new MalformedRecording(message);
        }
    }

    private <T extends @Nullable Object> T guarded(Supplier<T> reading) throws RecordingRefused {
        try {
            return reading.get();
        } catch (MalformedRecording malformed) {
            throw refused(malformed);
        } catch (JacksonException broken) {
            TokenStreamLocation where = broken.getLocation() == null ? place : broken.getLocation();
            if (broken.getCause() instanceof IOException unread) {
                throw unreadable(unread, place.getLineNr(), place.getColumnNr());
            }
            String message = broken instanceof UnexpectedEndOfInputException
                    ? "the file is cut short"
                    : "no JSON: " + Words.shortened(broken.getOriginalMessage());
            throw new RecordingRefused(file, where.getLineNr(), where.getColumnNr(), message, WHOLE);
        }
    }

    private RecordingRefused unreadable(IOException broken, int line, int column) {
        String message = "cannot be read: " + broken.getMessage();
        if (broken instanceof EOFException) {
            message = "the file is cut short";
        } else if (broken instanceof ZipException) {
            message = "the compressed stream is broken: " + broken.getMessage();
        }
        return new RecordingRefused(file, line, column, message, WHOLE);
    }
}
