package io.github.cleancut.scenarios.yaml;

/**
 * Where something stands.
 *
 * @param file the file as it was named, or the {@code --set} that says it
 * @param line 1-based, 0 where there is no line
 * @param column 1-based, in characters; 0 where there is no line
 */
public record Place(String file, int line, int column) {
    /** A place without lines: a file as a whole, an option of the command line. */
    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }
}
