package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import org.jspecify.annotations.Nullable;

/** A mapping of the file, read through the table of its section: unknown and missing fields are reported when it is made, wrong values when they are asked for. */
public final class Fields {
    private final Section section;
    private final Node.Mapping mapping;
    private final String path;
    private final Problems problems;

    Fields(Section section, Node.Mapping mapping, String path, Problems problems) {
        this.section = section;
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
        mapping.entries().forEach(this::checkEntry);
        section.keys().stream().filter(Key::isRequired).forEach(this::checkPresent);
    }

    private void checkEntry(Node.Entry entry) {
        String name = entry.key().text();
        if (section.key(name) == null) {
            problems.error(
                    entry.key().place(),
                    "unknown field " + name + " in " + section.title(),
                    DidYouMean.hint(name, section.names(), "fields are " + String.join(", ", section.names())));
            return;
        }
        NotModelled.check(section.name() + "." + name, entry.key().place(), problems);
        if (entry.value() instanceof Node.Scalar scalar) {
            NotModelled.check(section.name() + "." + name + "=" + scalar.text(), scalar.place(), problems);
        }
    }

    private void checkPresent(Key<?> key) {
        if (mapping.entry(key.name()) == null) {
            problems.error(
                    mapping.place(),
                    section.title() + " has no " + key.name(),
                    key.name() + ": " + Words.withArticle(key.type().word()) + "; " + key.description());
        }
    }

    /** Whether a field is written. */
    public boolean has(Key<?> key) {
        return mapping.entry(key.name()) != null;
    }

    /** What is written for a field, or null. */
    public @Nullable Node node(Key<?> key) {
        return mapping.value(key.name());
    }

    /** Where a field's value stands; the section where it is absent. */
    public Place place(Key<?> key) {
        Node value = mapping.value(key.name());
        return value == null ? mapping.place() : value.place();
    }

    /** Where a field's name stands; the section where it is absent. */
    public Place keyPlace(Key<?> key) {
        Node.Entry entry = mapping.entry(key.name());
        return entry == null ? mapping.place() : entry.key().place();
    }

    /** Where the section begins. */
    public Place place() {
        return mapping.place();
    }

    /** The mapping itself. */
    public Node.Mapping mapping() {
        return mapping;
    }

    /** What a message calls a field, for example {@code end.at}. */
    public String path(Key<?> key) {
        return path.isEmpty() ? key.name() : path + "." + key.name();
    }

    /** Where problems go. */
    public Problems problems() {
        return problems;
    }

    /**
     * The value of a field, its default where it is absent or wrong.
     *
     * @return null where it has no constant default
     */
    public <T> @Nullable T find(Key<T> key) {
        Node value = mapping.value(key.name());
        if (value == null) {
            return key.fallback();
        }
        T read = key.type().read(value, path(key), problems);
        return read == null ? key.fallback() : read;
    }

    /** The value of a field, or another where it is absent or wrong. */
    public <T> T get(Key<T> key, T otherwise) {
        T found = find(key);
        return found == null ? otherwise : found;
    }

    /** The value of a field with a constant default. */
    public <T> T get(Key<T> key) {
        T found = find(key);
        if (found == null) {
            throw new IllegalArgumentException(key.name() + " has no constant default");
        }
        return found;
    }
}
