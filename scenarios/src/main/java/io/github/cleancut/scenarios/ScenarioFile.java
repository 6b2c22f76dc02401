package io.github.cleancut.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file's text, within bounds. */
final class ScenarioFile {
    /** No scenario is larger; reading stops there, whatever the file's size. */
    static final int MAX_BYTES = 1 << 20;

    private static final String TEXT_WANTED = "a scenario is a text file in UTF-8";

    private final String name;

    private ScenarioFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param name a path
     * @throws ScenarioException if it cannot be read, is too large, or is no text
     */
    static ScenarioText read(String name) throws ScenarioException {
        ScenarioFile file = new ScenarioFile(name);
        Path path = file.path();
        String fileName = String.valueOf(path.getFileName());
        String stem = fileName.contains(".") ? fileName.substring(0, fileName.lastIndexOf('.')) : fileName;
        String text = file.text(file.bytes(path));
        return new ScenarioText(name, stem, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Path path() throws ScenarioException {
        try {
            return Path.of(name);
        } catch (InvalidPathException bad) {
            throw refusal("this is no file name", "give a path, or @name for a scenario of the library");
        }
    }

    private byte[] bytes(Path path) throws ScenarioException {
        if (Files.isDirectory(path)) {
            throw refusal("this is a folder", "name a file in it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refusal("the file is larger than 1 mb", "no scenario is; is this the right file?");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw refusal("there is no such file", ofTheLibrary(path.toString()));
        } catch (AccessDeniedException denied) {
            throw refusal("the file may not be read", "check its permissions");
        } catch (IOException unreadable) {
            throw refusal("the file cannot be read: " + unreadable.getMessage(), "check the path");
        }
    }

    private static String ofTheLibrary(String name) {
        boolean isThere =
                Library.all().keySet().stream().anyMatch(stem -> stem.equals(name) || stem.startsWith(name + "-"));
        return isThere
                ? "did you mean @" + name + ", of the library?"
                : "give a path, or @name for a scenario of the library";
    }

    private String text(byte[] bytes) throws ScenarioException {
        for (byte each : bytes) {
            if (each == 0) {
                throw refusal("the file is binary", TEXT_WANTED);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException bad) {
            throw refusal("the file is not in UTF-8", TEXT_WANTED);
        }
    }

    private ScenarioException refusal(String message, String hint) {
        return new ScenarioException(List.of(new Problem(name, 0, 0, message, hint, Problem.Kind.ERROR)));
    }
}
