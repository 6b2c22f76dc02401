package io.github.cleancut.reports.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of one page of docs/spec, section by section. */
final class Specification {
    private static final Pattern STATEMENT = Pattern.compile("^- (?:\\*\\*)?([CT]-\\d{3})\\b.*");
    private static final Pattern HEADING = Pattern.compile("^###? (.+)");

    /**
     * A section.
     *
     * @param title its heading
     * @param statements ids of its statements, in their order
     */
    record Section(String title, List<String> statements) {
        /** What a row cites that stands for the whole section, as {@code E1} for the handler described there. */
        String key() {
            return title.substring(0, Math.max(0, title.indexOf('.')));
        }
    }

    private Specification() {}

    /**
     * Reads a page; what follows its first part (state machines, tables of tests) holds no statements.
     *
     * @param page the file
     * @throws IOException if it cannot be read
     */
    static List<Section> read(Path page) throws IOException {
        List<Section> sections = new ArrayList<>();
        String title = "";
        List<String> statements = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            Matcher heading = HEADING.matcher(line);
            Matcher statement = STATEMENT.matcher(line);
            if (heading.matches()) {
                sections.add(new Section(title, statements));
                title = heading.group(1);
                statements = new ArrayList<>();
            } else if (statement.matches()) {
                statements.add(statement.group(1));
            }
        }
        sections.add(new Section(title, statements));
        return sections;
    }
}
