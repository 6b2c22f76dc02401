package io.github.cleancut.conform;

/** A recording says something that no recorder writes; the message is one clause. */
public final class MalformedRecording extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * With what is wrong.
     *
     * @param message one clause
     */
    public MalformedRecording(String message) {
        super(message);
    }
}
