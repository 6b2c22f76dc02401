package io.github.cleancut.reports.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements that the test methods of one source cite: in the comment above, or inside. What only a class says about itself counts for nothing. */
final class TestCitations {
    private static final Pattern TEST = Pattern.compile(" {4}@(?:\\w*Test|Property|TestFactory)\\b.*");
    private static final Pattern METHOD = Pattern.compile(" {4}(?:@?\\w+ )*[\\w<>.?, ]+ (\\w+)\\(.*");
    private static final String MEMBER = "    ";

    private final String className;
    private final Citations citations;
    private final StringBuilder comment = new StringBuilder();
    private boolean isTest;
    private String method = "";

    private TestCitations(String className, Citations citations) {
        this.className = className;
        this.citations = citations;
    }

    /**
     * Reads a source.
     *
     * @param file the source
     * @param citations told
     * @throws IOException if it cannot be read
     */
    static void add(Path file, Citations citations) throws IOException {
        TestCitations found = new TestCitations(SourceCitations.nameOf(file), citations);
        Files.readAllLines(file).forEach(found::line);
    }

    private void line(String line) {
        boolean isMember = line.startsWith(MEMBER) && line.length() > MEMBER.length() && line.charAt(4) > ' ';
        if (line.startsWith("     * ") || (isMember && line.startsWith("    /"))) {
            comment.append(line).append('\n');
        } else if (isMember) {
            member(line);
        } else if (!method.isEmpty() && line.startsWith("        ")) {
            cite(line);
        }
    }

    private void member(String line) {
        Matcher named = METHOD.matcher(line);
        if (TEST.matcher(line).matches()) {
            isTest = true;
        } else if (line.startsWith("    @")) {
            return;
        } else if (named.matches() && isTest) {
            method = className + '.' + named.group(1);
            cite(comment.toString());
            begin();
        } else if (!line.startsWith("    }") && !line.startsWith("    )")) {
            method = "";
            begin();
        }
    }

    private void begin() {
        comment.setLength(0);
        isTest = false;
    }

    private void cite(String text) {
        citations.addAll(text, method);
    }
}
