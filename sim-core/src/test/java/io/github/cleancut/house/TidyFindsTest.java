package io.github.cleancut.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants what {@link TidyTest} must find. */
class TidyFindsTest {
    @Test
    void theProjectIsFound() throws IOException {
        List<String> names =
                ProjectFiles.javaSources().stream().map(ProjectFiles::nameOf).toList();
        assertTrue(names.contains("sim-core/src/main/java/io/github/cleancut/kernel/Loop.java"), names.toString());
        assertTrue(names.contains("sim-core/src/test/java/io/github/cleancut/house/TidyTest.java"), names.toString());
    }

    @Test
    void aFileOverTheLimitIsFound() {
        assertFinds("A.java has 401 lines in a file", "class A {\n" + "\n".repeat(399) + "}\n");
        assertClean("class A {\n" + "\n".repeat(398) + "}\n");
    }

    @Test
    void aMethodOverTheLimitIsFoundWithItsLine() {
        assertFinds("A.java:2: A.run has 41 lines in a method", "class A {\n  void run() {\n" + "\n".repeat(39) + "}}");
        assertClean("class A {\n  void run() {\n" + "\n".repeat(38) + "}}");
    }

    @Test
    void tooManyFieldsAreFoundInClassesAndRecords() {
        String fields = "int a, b, c, d, e, f, g, h, i, j, k, l;";
        assertClean("class A { static int z; " + fields + "}");
        assertFinds("A has 13 fields in a class", "class A { int m; " + fields + "}");
        assertEquals(List.of(), Tidy.inJava("a/src/test/A.java", "class A { int m; " + fields + "}"));
        assertFinds("B has 13 fields in a class", "class A { static class B { int m; " + fields + "} }");
        assertFinds(
                "A has 13 fields in a class",
                "record A(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m) {}");
    }

    @Test
    void tooManyParametersAreFoundInMethodsAndConstructors() {
        assertClean("class A { void run(int a, int b, int c, int d, int e, int f) {} }");
        assertFinds(
                "A.run has 7 parameters", "class A { void run(int a, int b, int c, int d, int e, int f, int g) {} }");
        assertFinds("A.<init> has 7 parameters", "class A { A(int a, int b, int c, int d, int e, int f, int g) {} }");
        assertClean("class A { private A(int a, int b, int c, int d, int e, int f, int g) {} }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// TO" + "DO: later",
                "import java.util.*;",
                "x.print" + "StackTrace();",
                "} catch (Ex" + "ception e) {",
                "} catch (Throw" + "able e) {",
                "@Dis" + "abled",
                "Thread.sl" + "eep(1);",
                "import lom" + "bok.Data;",
                "import org.mock" + "ito.Mock;",
                "assertTrue" + "(true);",
                "@SuppressWarnings" + "(\"all\")",
            })
    void bannedTextIsFoundAndTheMessageSaysWhatToDo(String line) {
        List<String> findings = Tidy.inJava("a/A.java", "class A {\n}\n" + line + "\n");
        assertEquals(1, findings.size(), findings.toString());
        assertTrue(findings.get(0).startsWith("a/A.java:3: '" + line + "' is banned; "), findings.toString());
    }

    @Test
    void aTestThatMavenWouldNotRunIsFound() {
        String source = "class A {\n    @Te" + "st\n    void a() {}\n}\n";
        assertEquals(
                List.of("a/Checks.java: holds tests that Maven does not run; let its name end with Test"),
                Tidy.inJava("a/Checks.java", source));
        assertEquals(List.of(), Tidy.inJava("a/ChecksTest.java", source));
    }

    @Test
    void pathsOfOneMachineAreFound() {
        assertEquals(1, Tidy.inAnyText("a.md", "see /ho" + "me/me/x").size());
        assertEquals(1, Tidy.inAnyText("a.md", "`/wo" + "rk/main`").size());
        assertEquals(1, Tidy.inAnyText("a.md", "C:\\Us" + "ers\\me").size());
        assertEquals(List.of(), Tidy.inAnyText("a.md", "docs/work/a and https://a.org/home/b"));
    }

    @Test
    void aScenarioWithoutQuestionOrExpectationOrInTheWrongPlaceIsFound() {
        String good = "# yaml-language-server: $schema=x\n# What happens?\nversion: 1\nexpect:\n  laws: all\n";
        String name = "scenarios/library/a-basics/a01-first.yaml";
        assertEquals(List.of(), Tidy.inScenario(name, good));
        assertEquals(
                1, Tidy.inScenario(name, good.replace("# What happens?\n", "")).size());
        assertEquals(1, Tidy.inScenario(name, good.replace("expect:", "end:")).size());
        assertEquals(1, Tidy.inScenario("scenarios/library/A01.yaml", good).size());
    }

    @Test
    void anEffectThatDecidesIsFoundAlsoWhereItHidesBehindAHelper() {
        assertEquals(
                List.of(
                        "T.java: the effect of row \"R1\" decides in T.go; make the decision a guard, in one more row or"
                                + " one more table"),
                Effects.findings("T.java", table("T::go", "if (a) b();")));
        assertEquals(
                1,
                Effects.findings("T.java", table("T::go", "int x = a ? 1 : 2;")).size());
        assertEquals(
                1,
                Effects.findings("T.java", table("T::go", "boolean x = a && c;"))
                        .size());
        assertEquals(
                1,
                Effects.findings("T.java", table("T::go", "switch (x) { default: }"))
                        .size());
        assertEquals(
                1, Effects.findings("T.java", table("T::go", "help(i, s);")).size());
        assertEquals(List.of(), Effects.findings("T.java", table("T::go", "help(i, o);")));
        assertEquals(1, Effects.findings("T.java", table("(s, i, o) -> {}", "")).size());
        assertEquals(List.of(), Effects.findings("T.java", table("T::go", "for (int x : y) { z.add(x); }")));
        assertEquals(List.of(), Effects.findings("T.java", table("Other::go", "if (a) b();")));
    }

    private static String table(String effect, String body) {
        return "class T { static Object t = table(\"t\", rule(\"R1\", \"why\", T::guard, " + effect + ", \"T-001\"));"
                + " static boolean guard() { return a && b; }"
                + " static void go(S s, I i, O o) { " + body
                + " } static void help(I i, S state) { while (a) { if (b) return; } } }";
    }

    private static void assertFinds(String text, String source) {
        String findings = String.join("\n", Tidy.inJava("a/A.java", source));
        assertTrue(findings.contains(text), findings);
    }

    private static void assertClean(String source) {
        assertEquals(List.of(), Tidy.inJava("a/A.java", source));
    }
}
