package io.github.cleancut.scenarios;

/**
 * Something that is wrong with a scenario, or that its author should know.
 *
 * @param file the file as it was named, or {@code --set}
 * @param line 1-based; 0: the file as a whole
 * @param column 1-based; 0: the file as a whole
 * @param message one line: the value and what is wrong with it
 * @param hint one line: what is accepted, the next step; empty where the message says it all
 * @param kind how bad it is
 */
public record Problem(String file, int line, int column, String message, String hint, Kind kind) {

    /** How bad a problem is. */
    public enum Kind {
        /** The scenario cannot be read. */
        ERROR("error"),
        /** The scenario asks for something that is not there yet; what Flink would refuse is refused all the same. */
        NOT_MODELLED("error"),
        /** Flink itself would refuse the job or its configuration; {@code expect: {rejected}} can ask for it. */
        REFUSAL("error"),
        /** The scenario means something, but perhaps not what its author thinks. */
        WARNING("warning");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /**
     * The problem as a person reads it: {@code file:line:column: error: message}, and the hint on a second line, indented.
     *
     * @return one or two lines without a line feed at the end
     */
    public String text() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        String first = place + ": " + kind.word + ": " + message;
        return hint.isEmpty() ? first : first + "\n    " + hint;
    }
}
