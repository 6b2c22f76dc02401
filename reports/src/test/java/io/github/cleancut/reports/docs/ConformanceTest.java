package io.github.cleancut.reports.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every statement of the coordinator is carried, or says why not; and what the page is made of can go wrong. */
class ConformanceTest {
    private static final Path ROOT = Path.of(System.getProperty("cleancut.root", ".."));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyStatementIsCarriedOrHasAReasonAndEveryCitationIsOfAStatement() throws IOException {
        assertEquals(List.of(), ConformancePage.read(ROOT).problems());
    }

    @Test
    void theCoordinatorHasTwoHundredAndSeventyFiveStatements() throws IOException {
        List<String> expected = IntStream.rangeClosed(1, 275)
                .mapToObj(number -> String.format(java.util.Locale.ROOT, "C-%03d", number))
                .toList();
        assertEquals(expected, Conformance.ids(ConformancePage.read(ROOT).coordinator()));
    }

    private static Conformance withReasons(String reasons, SourceCitations citations) {
        List<Specification.Section> sections =
                List.of(new Specification.Section("1. A section", List.of("C-001", "C-002")));
        return new Conformance(sections, List.of(), citations, Reasons.parse(reasons));
    }

    private static SourceCitations citations() {
        SourceCitations citations =
                new SourceCitations(new Citations(), new Citations(), new Citations(), new Citations());
        citations.rows().add("C-001", "X1");
        citations.tests().add("C-001", "XTest.x");
        return citations;
    }

    @Test
    void aStatementWithoutCarrierAndReasonIsAProblem() {
        assertEquals(
                List.of("C-002 is neither carried nor has a reason; nobody cites it"),
                withReasons("", citations()).problems());
        SourceCitations untested = citations();
        untested.code().add("C-002", "Y");
        assertEquals(
                List.of("C-002 is neither carried nor has a reason; no test cites it"),
                withReasons("", untested).problems());
    }

    @Test
    void aReasonForACarriedStatementIsAProblem() {
        assertEquals(
                List.of("C-001 is carried, and has a reason why it is not"),
                withReasons("C-001 to C-002: no room", citations()).problems());
    }

    @Test
    void aCitationOfNoStatementIsAProblem() {
        SourceCitations citations = citations();
        citations.rows().add("C-900", "X2");
        assertEquals(
                List.of("C-900 is cited by a rule row (X2), and is no statement"),
                withReasons("C-002: no room", citations).problems());
    }

    @Test
    void anExceptionFromNothingIsAProblem() {
        assertEquals(
                List.of("C-002 has an exception, and is not carried at all"),
                withReasons("C-002: no room\nC-002 without: a part", citations())
                        .problems());
    }

    @Test
    void twoReasonsOrNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Reasons.parse("C-001: a\nC-001: b"));
        assertThrows(IllegalArgumentException.class, () -> Reasons.parse("C-001 because"));
    }

    @Test
    void aTestMethodCitesInItsCommentAndInside() throws IOException {
        Path source = Files.writeString(folder.resolve("SomeTest.java"), """
                /** C-001: what a class says of itself counts for nothing. */
                class SomeTest {
                    /** C-002. */
                    private int field;

                    /** C-003, and C-010 to C-020. */
                    @Test
                    void itCites() {
                        assertEquals(1, 1, "C-004");
                    }

                    /** C-005: a helper. */
                    private void help() {
                        // C-006
                    }
                }
                """);
        Citations citations = new Citations();
        TestCitations.add(source, citations);
        assertEquals(List.of("C-003", "C-004"), List.copyOf(citations.statements()));
        assertEquals(List.of("SomeTest.itCites"), List.copyOf(citations.of("C-003")));
    }

    @Test
    void aScenarioCitesInItsExpectationsOnly() throws IOException {
        Path source = Files.writeString(folder.resolve("some.yaml"), """
                # C-001
                expect:
                  # C-002
                  job: FINISHED   # C-003
                teach: []   # C-004
                cases:
                  one:
                    expect:
                      restarts: 1   # C-005
                    set: {}   # C-006
                """);
        Citations citations = new Citations();
        ExpectedCitations.add(source, citations);
        assertEquals(List.of("C-002", "C-003", "C-005"), List.copyOf(citations.statements()));
        assertTrue(citations.of("C-005").contains("@some"));
    }
}
