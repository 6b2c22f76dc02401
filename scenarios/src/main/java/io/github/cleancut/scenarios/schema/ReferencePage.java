package io.github.cleancut.scenarios.schema;

import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.section.PositionSection;
import io.github.cleancut.trace.EventKind;
import java.util.List;

/** The generated part of docs/scenario-format.md: every field, every kind of value, every position, and what is not modelled yet. */
public final class ReferencePage {
    private ReferencePage() {}

    /** Markdown, ending with a line feed. */
    public static String text() {
        StringBuilder page = new StringBuilder("## Fields\n");
        for (Section section : Sections.all()) {
            boolean isVerbTwice = section.name().startsWith("verb-");
            if (!isVerbTwice) {
                addSection(section, page);
            }
        }
        addValues(page);
        addPositions(page);
        addNotModelled(page);
        return page.toString();
    }

    private static void addSection(Section section, StringBuilder page) {
        page.append("\n### ").append(section.name()).append("\n\n");
        page.append("| field | value | default | meaning |\n|---|---|---|---|\n");
        for (Key<?> key : section.keys()) {
            String standard = key.isRequired() ? "required" : key.defaultText();
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(key.name(), key.type().word(), standard, meaning(section, key)));
        }
    }

    private static String meaning(Section section, Key<?> key) {
        return key.description()
                + (NotModelled.contains(section.name() + "." + key.name()) ? " Not modelled yet." : "");
    }

    private static void addValues(StringBuilder page) {
        page.append("\n## Kinds of values\n\nHow the values in the tables above are written.\n\n");
        page.append("| value | written |\n|---|---|\n");
        ValueForms.all()
                .forEach((word, written) -> page.append("| %s | %s |\n".formatted(word, written.replace("|", "\\|"))));
    }

    private static void addPositions(StringBuilder page) {
        page.append("\n## Positions\n\nEvery position takes `nth` and `after`, and besides:\n\n");
        page.append("| event | fields |\n|---|---|\n");
        for (EventKind kind : EventKind.values()) {
            if (kind.isPosition()) {
                List<String> fields = PositionSection.fieldsOf(kind);
                page.append("| `%s` | %s |\n".formatted(kind.word(), String.join(", ", fields)));
            }
        }
    }

    private static void addNotModelled(StringBuilder page) {
        page.append("\n## Not modelled yet\n\nA scenario that asks for one of these is refused by name.\n\n");
        NotModelled.features()
                .forEach(feature -> page.append("- `").append(feature).append("`\n"));
    }
}
