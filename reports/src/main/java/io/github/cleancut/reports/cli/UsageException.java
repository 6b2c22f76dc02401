package io.github.cleancut.reports.cli;

/** The command line asks for something that cannot be done; one line says what, one what to do instead. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    UsageException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** The next step. */
    String hint() {
        return hint;
    }

    /** The message as text; a {@link RuntimeException} may have none. */
    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
