package io.github.cleancut.reports.junit;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.reports.verdict.Judged;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.reports.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * JUnit's XML: a suite a run, a case a law and a case an expectation. A missed one is a failure, an undecided one an error, a law that was not exercised and that nobody listed is skipped. Times are
 * virtual, so that equal input gives equal bytes.
 */
public final class JunitXml {
    private final StringBuilder suites = new StringBuilder();
    private int tests;
    private int failures;
    private int errors;
    private int skipped;

    /** One case of a suite; an empty element is a passed one. */
    private record Case(String name, String element, String message) {}

    /** Adds a run. */
    public void add(Verdict verdict) {
        List<Case> cases = new ArrayList<>();
        for (LawRow law : verdict.laws()) {
            boolean isJudged = verdict.judged().stream()
                    .anyMatch(test -> !test.isMet() && test.path().startsWith("laws." + law.law()));
            if (!isJudged) {
                boolean isSkipped = law.outcome() == Outcome.NOT_EXERCISED;
                cases.add(new Case("law " + law.law(), isSkipped ? "skipped" : "", isSkipped ? law.detail() : ""));
            }
        }
        for (Judged test : verdict.judged()) {
            String message = "expected " + test.expected() + ", was " + test.actual();
            String element = switch (test.answer()) {
                case MET -> "";
                case MISSED -> "failure";
                case UNDECIDED -> "error";
            };
            cases.add(new Case("expect " + test.path(), element, message));
        }
        verdict.undecided().forEach(reason -> cases.add(new Case("decided", "error", reason)));
        addSuite(
                verdict.plan().name() + " seed " + verdict.plan().scenario().seed(),
                seconds(verdict.summary().virtualNanos()),
                cases);
    }

    /** Adds a comparison with a golden run. */
    public void addGolden(String name, boolean isSame, String message) {
        addSuite(name + " golden", "0", List.of(new Case("golden", isSame ? "" : "failure", message)));
    }

    /** Adds a scenario that is refused as it expects. */
    public void addRefusedAsExpected(String name) {
        addSuite(name, "0", List.of(new Case("expect rejected", "", "")));
    }

    /** Adds a file that could not be run. */
    public void addRefused(String file, String message) {
        addSuite(file, "0", List.of(new Case("reads", "error", message)));
    }

    private void addSuite(String name, String seconds, List<Case> cases) {
        suites.append("  <testsuite name=\"").append(escaped(name)).append('"');
        suites.append(" tests=\"").append(cases.size()).append('"');
        suites.append(" failures=\"").append(count(cases, "failure")).append('"');
        suites.append(" errors=\"").append(count(cases, "error")).append('"');
        suites.append(" skipped=\"").append(count(cases, "skipped")).append('"');
        suites.append(" time=\"").append(seconds).append("\">\n");
        cases.forEach(test -> append(name, test));
        suites.append("  </testsuite>\n");
        tests += cases.size();
        failures += count(cases, "failure");
        errors += count(cases, "error");
        skipped += count(cases, "skipped");
    }

    private void append(String suite, Case test) {
        suites.append("    <testcase classname=\"").append(escaped(suite)).append("\" name=\"");
        suites.append(escaped(test.name())).append('"');
        if (test.element().isEmpty()) {
            suites.append("/>\n");
            return;
        }
        suites.append(">\n      <").append(test.element()).append(" message=\"");
        suites.append(escaped(test.message())).append("\"/>\n    </testcase>\n");
    }

    private static String seconds(long nanos) {
        long millis = nanos / VirtualTime.NANOS_PER_MILLI;
        return millis / 1_000 + "." + Long.toString(1_000 + millis % 1_000).substring(1);
    }

    private static int count(List<Case> cases, String element) {
        return (int)
                cases.stream().filter(test -> test.element().equals(element)).count();
    }

    /** The document. */
    public String text() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cleancut\" tests=\"" + tests
                + "\" failures=\"" + failures + "\" errors=\"" + errors + "\" skipped=\"" + skipped + "\">\n" + suites
                + "</testsuites>\n";
    }

    /** XML 1.0 has no place for control characters; they become question marks. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n' -> safe.append("&#10;");
                default -> safe.appendCodePoint(point < ' ' ? '?' : point);
            }
        });
        return safe.toString();
    }
}
