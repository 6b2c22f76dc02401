package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.Where;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What build servers need of {@code run}: JUnit's XML, golden runs, threads. */
class OtherPeoplesBuildsTest {
    @TempDir
    Path directory = Path.of("");

    private static Element xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    @Test
    void aGreenRunPassesAllItsCases() throws Exception {
        assertEquals(0, new Desk(directory).run("run", "@small", "--junit", "out/tests.xml"));
        Element suites = xml(directory.resolve("out/tests.xml"));
        assertEquals("0", suites.getAttribute("failures"));
        assertEquals("0", suites.getAttribute("errors"));
        assertEquals(
                "small seed 42",
                ((Element) suites.getElementsByTagName("testsuite").item(0)).getAttribute("name"));
        assertTrue(suites.getElementsByTagName("testcase").getLength() > 0);
    }

    @Test
    void aViolatedLawIsAFailureAndABadFileAnError() throws Exception {
        Desk desk = new Desk(directory).with(Desk.engine(Outcome.VIOLATED));
        assertEquals(2, desk.run("run", "@small", "bad.yaml", "--junit", "tests.xml"));
        Element suites = xml(directory.resolve("tests.xml"));
        assertEquals("1", suites.getAttribute("failures"));
        assertEquals("1", suites.getAttribute("errors"));
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertEquals("expected not VIOLATED, was VIOLATED", failure.getAttribute("message"));
    }

    @Test
    void aJunitFileThatCannotBeWrittenEndsWith2() throws Exception {
        Files.writeString(directory.resolve("occupied"), "a file");
        Desk desk = new Desk(directory);
        assertEquals(2, desk.run("run", "@small", "--junit", "occupied/tests.xml"));
        assertTrue(desk.err().contains("occupied/tests.xml: cannot be written: "), desk.err());
    }

    @Test
    void aGoldenRunIsWrittenOnRequestOnlyAndDiffersWith4() throws Exception {
        Desk desk = new Desk(directory);
        assertEquals(4, desk.run("run", "@small", "--golden", "golden"));
        assertTrue(desk.out().contains("there is no golden/small.seed-42.golden"), desk.out());
        assertFalse(Files.exists(directory.resolve("golden")));
        assertEquals(0, desk.run("run", "@small", "--golden", "golden", "--update-golden"));
        assertEquals(0, desk.run("run", "@small", "--golden", "golden"));
        assertTrue(desk.out().contains("  golden       as in golden/small.seed-42.golden\n"), desk.out());
        Path file = directory.resolve("golden/small.seed-42.golden");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("CHECKPOINT_COORDINATOR_SUSPEND", "CHECKPOINT_EXPIRED"));
        assertEquals(4, desk.run("run", "@small", "--golden", "golden"));
        assertTrue(desk.out().contains("differs from golden/small.seed-42.golden, first in line "), desk.out());
        assertTrue(desk.out().contains("CHECKPOINT_EXPIRED"), desk.out());
        Files.writeString(file, text + "and one line more\n");
        assertEquals(4, desk.run("run", "@small", "--golden", "golden"));
        assertEquals(2, desk.run("run", "@small", "--update-golden"));
    }

    @Test
    void theNumberOfThreadsShowsInNoOutput() throws Exception {
        String[] files = {"@a01", "@a03", "@a04", "@b01", "@a04", "@e02"};
        assertEquals(real("one", files, "1"), real("many", files, "4"));
        assertEquals(
                Files.readString(directory.resolve("one/latest")).replace("one/", ""),
                Files.readString(directory.resolve("many/latest")).replace("many/", ""));
    }

    @Test
    void whatWasJudgedStandsInTheXmlWhateverComesAfter() throws Exception {
        Files.writeString(directory.resolve("golden"), "no folder");
        Desk desk = new Desk(directory);
        assertEquals(2, desk.run("run", "@small", "--golden", "golden", "--update-golden", "--junit", "tests.xml"));
        assertEquals("0", xml(directory.resolve("tests.xml")).getAttribute("failures"));
    }

    @Test
    void aScenarioThatIsRefusedAsItExpectsIsAPassedCase() throws Exception {
        Expectation.Rejected rejected = new Expectation.Rejected(new Where("rejected", 9), "max-concurrent");
        Problem refusal = new Problem("x", 1, 1, "max-concurrent is 2", "", Problem.Kind.REFUSAL);
        Desk desk = new Desk(directory)
                .reading(List.of(new Plan.RefusedPlan("small", "", rejected, List.of(refusal), List.of())));
        assertEquals(0, desk.run("run", "@small", "--junit", "tests.xml"));
        assertEquals("1", xml(directory.resolve("tests.xml")).getAttribute("tests"));
    }

    @Test
    void twoRunsOfOneNameAreRefusedUnlessTheyAreTheSame() throws Exception {
        String job = "version: 1\njob: [{source: a, rate: 9/s, records: %d}, {sink: out}]\n";
        Files.createDirectories(directory.resolve("below"));
        String one = Files.writeString(directory.resolve("a01-count-one-source.yaml"), job.formatted(1))
                .toString();
        String two = Files.writeString(directory.resolve("below/two.yaml"), job.formatted(2))
                .toString();
        String same = Files.writeString(directory.resolve("two.yml"), job.formatted(2))
                .toString();
        String other = Files.writeString(directory.resolve("below/two.yml"), job.formatted(3))
                .toString();
        assertTrue(real("runs", new String[] {"@a01", one}, "1").startsWith("2\n"));
        assertTrue(real("runs", new String[] {two, other}, "1").startsWith("2\n"));
        assertTrue(real("runs", new String[] {two, same, two}, "2").startsWith("0\n"));
    }

    @Test
    void moreThreadsThanThereCanBeAreAsMany() {
        String[] files = {"@a01", "@a03", "@a07"};
        assertEquals(real("one", files, "1"), real("many", files, "2147483647"));
    }

    private String real(String folder, String[] files, String threads) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                directory);
        String[] arguments = new String[files.length + 5];
        arguments[0] = "run";
        System.arraycopy(files, 0, arguments, 1, files.length);
        arguments[files.length + 1] = "-j";
        arguments[files.length + 2] = threads;
        arguments[files.length + 3] = "-o";
        arguments[files.length + 4] = folder;
        int exit = new CommandLineApp(new App(new Simulator(), new ReadScenarios(), console, new Interruption()))
                .run(arguments);
        return exit + "\n" + told.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }
}
