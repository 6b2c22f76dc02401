package io.github.cleancut.scenarios.yaml;

/** A text that is no YAML, or YAML beyond what a scenario may hold. */
public final class YamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String hint;

    YamlException(Place place, String message, String hint) {
        super(message);
        this.place = place;
        this.hint = hint;
    }

    /** Where reading stopped. */
    public Place place() {
        return place;
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
