package io.github.cleancut.scenarios;

import io.github.cleancut.scenarios.bind.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A case of a file.
 *
 * @param name its name; empty for the file itself
 * @param fields what it changes; null for the file itself
 */
record Case(String name, @Nullable Fields fields) {
    /** A file without cases. */
    static final Case WHOLE_FILE = new Case("", null);
}
