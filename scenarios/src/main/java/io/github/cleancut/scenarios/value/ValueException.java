package io.github.cleancut.scenarios.value;

/** A text that is not a value of the wanted kind; the message says what it is not, the hint what is accepted. */
public final class ValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * A refusal.
     *
     * @param message for example {@code "1.5 s" is no duration}
     * @param hint what is accepted
     */
    public ValueException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What is accepted. */
    public String hint() {
        return hint;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
