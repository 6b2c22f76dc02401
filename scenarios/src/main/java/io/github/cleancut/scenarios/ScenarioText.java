package io.github.cleancut.scenarios;

import java.util.List;

/**
 * A scenario file, read but not understood.
 *
 * @param file its name in messages
 * @param stem its name in reports
 * @param text its text
 */
record ScenarioText(String file, String stem, String text) {

    /** The question that the file answers: its first comment, up to the question mark; lines for editors are skipped. */
    String question() {
        StringBuilder question = new StringBuilder();
        List<String> lines = text.lines().toList();
        for (String line : lines) {
            boolean isForEditors = line.contains("yaml-language-server") || line.startsWith("# $schema");
            boolean isComment = line.startsWith("#") && !isForEditors;
            if (isComment) {
                question.append(question.isEmpty() ? "" : " ")
                        .append(line.substring(1).strip());
            } else if (!isForEditors && !(line.isBlank() && question.isEmpty())) {
                break;
            }
            if (isComment && line.strip().endsWith("?")) {
                break;
            }
        }
        return question.toString();
    }
}
