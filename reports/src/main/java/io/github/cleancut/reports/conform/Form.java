package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.MalformedRecording;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a mapping in a recording.
 *
 * @param what what it is, for messages
 * @param fields all fields that it may have
 */
record Form(String what, List<Field> fields) {

    /** What a value must be. */
    @FunctionalInterface
    interface Check {
        /**
         * Looks at a value.
         *
         * @return null if it is fit, else what is accepted, as in "should be a text"
         */
        @Nullable
        String accepted(Object value);
    }

    /**
     * A field.
     *
     * @param name its key
     * @param check what it must be
     * @param need whether it must be there
     */
    record Field(String name, Check check, Need need) {}

    /** Whether a field must be there. */
    enum Need {
        REQUIRED,
        /** The key must be there; null is a value of its own. */
        REQUIRED_OR_NULL,
        OPTIONAL
    }

    static Form of(String what, Field... fields) {
        return new Form(what, List.of(fields));
    }

    static Field required(String name, Check check) {
        return new Field(name, check, Need.REQUIRED);
    }

    static Field requiredOrNull(String name, Check check) {
        return new Field(name, check, Need.REQUIRED_OR_NULL);
    }

    static Field optional(String name, Check check) {
        return new Field(name, check, Need.OPTIONAL);
    }

    /**
     * Requires the shape.
     *
     * @param value a parsed mapping
     * @throws MalformedRecording with what is wrong first
     */
    void require(Map<String, Object> value) {
        for (Field field : fields) {
            Object found = value.get(field.name());
            if (found == null && field.need() == Need.REQUIRED) {
                throw new MalformedRecording(what + " has no " + field.name());
            }
            if (field.need() == Need.REQUIRED_OR_NULL && !value.containsKey(field.name())) {
                throw new MalformedRecording(
                        what + " has no " + field.name() + "; the recorder writes null where there is none");
            }
            String accepted = found == null ? null : field.check().accepted(found);
            if (accepted != null) {
                throw new MalformedRecording(
                        field.name() + " of " + what + " is " + Words.shortened(found) + "; accepted: " + accepted);
            }
        }
        for (String key : value.keySet()) {
            if (fields.stream().noneMatch(field -> Objects.equals(field.name(), key))) {
                throw new MalformedRecording(what + " has an unknown key " + Words.shortened(key) + "; accepted: "
                        + String.join(", ", fields.stream().map(Field::name).toList()));
            }
        }
    }
}
