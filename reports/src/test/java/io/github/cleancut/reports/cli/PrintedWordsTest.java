package io.github.cleancut.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.reports.explain.Explanation;
import io.github.cleancut.reports.explain.Explanations;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.trace.EventKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every word that reports print, every id that anything prints, every law and every command can be asked for with {@code explain}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintedWordsTest {
    private static final Path ROOT = Path.of(System.getProperty("cleancut.root", ".."));

    /** Runs with every kind of line: failures, refusals, restores, failover, unaligned checkpoints, at least once, violations, mutants. */
    private static final List<List<String>> RUNS = List.of(
            List.of("@a04"),
            List.of("@a05"),
            List.of("@c03", "--checkpoint", "2"),
            List.of("@d02", "--case", "perhaps-stored"),
            List.of("@d07", "--case", "shorter"),
            List.of("@e04", "--mutant", "sink.no-recovery-commit"),
            List.of("@f04", "--case", "not-retained"),
            List.of("@f04", "--case", "older-savepoint"),
            List.of("@f07"),
            List.of("@g05", "--case", "expired-before-the-triggers"),
            List.of("@g05", "--case", "metadata-failed"));

    /** Words of everyday English, which nobody asks for. */
    private static final Set<String> PLAIN = Set.of(
            "a",
            "after",
            "again",
            "all",
            "already",
            "an",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "because",
            "before",
            "begun",
            "below",
            "breaks",
            "but",
            "by",
            "complete",
            "data",
            "deleted",
            "did",
            "do",
            "does",
            "each",
            "ended",
            "finish",
            "first",
            "found",
            "from",
            "given",
            "gone",
            "had",
            "has",
            "have",
            "id",
            "if",
            "in",
            "is",
            "it",
            "its",
            "itself",
            "last",
            "line",
            "many",
            "more",
            "n",
            "never",
            "new",
            "newest",
            "no",
            "not",
            "nothing",
            "of",
            "on",
            "once",
            "one",
            "or",
            "other",
            "others",
            "over",
            "reached",
            "reasons",
            "red",
            "said",
            "see",
            "since",
            "so",
            "stake",
            "taken",
            "than",
            "that",
            "the",
            "their",
            "them",
            "then",
            "there",
            "this",
            "times",
            "to",
            "too",
            "turns",
            "value",
            "was",
            "way",
            "were",
            "which",
            "with",
            "without",
            "x");

    /** Behind these labels stand sentences of a law, of the scenario's author or of a person who reads, and paths. */
    private static final Pattern FREE = Pattern.compile(
            "^  (question|restore|lesson|report|replay|proof) .*|^ {15}at .*|^- .*|^> .*|^Restore: .*|^Digest .*|^# .*");

    private static final Pattern ID = Pattern.compile("\\b([CT]-\\d{3}|F\\d{2})\\b");
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z][A-Z_-]{2,}[A-Z]\\b");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_'-]*");

    private Path directory = Path.of("");

    private final Explanations explanations = new Explanations();
    private final SortedMap<String, Explanation> all = explanations.all();

    private String output(List<String> arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Console console = new Console(out, err, StandardCharsets.UTF_8, directory);
        new CommandLineApp(new App(new Simulator(), new ReadScenarios(), console, new Interruption()))
                .run(arguments.toArray(String[]::new));
        return told.toString(StandardCharsets.UTF_8);
    }

    private String printed = "";

    @BeforeAll
    void print(@TempDir Path shared) throws IOException {
        directory = shared;
        StringBuilder text = new StringBuilder();
        for (List<String> run : RUNS) {
            List<String> arguments = new ArrayList<>(List.of("run", "-v"));
            arguments.addAll(run);
            text.append(output(arguments));
        }
        text.append(output(List.of("run", "@d07", "@f07", "@e04", "@c03", "--no-report")));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path page :
                    files.filter(file -> file.endsWith("summary.md")).sorted().toList()) {
                text.append(Files.readString(page));
            }
        }
        printed = text.toString();
    }

    private boolean isExplained(String word) {
        return PLAIN.contains(word) || !explanations.find(word).isEmpty();
    }

    @Test
    void everyEventAndEveryFieldOfATraceIsExplained() {
        Set<String> unknown = new TreeSet<>();
        for (EventKind kind : EventKind.values()) {
            List<Explanation> found = explanations.find(kind.word());
            if (found.isEmpty() || found.get(0).lines().get(0).equals("for laws and reports; no scenario names it")) {
                unknown.add(kind.word());
            }
            for (String field : new String[] {kind.numberName(), kind.textName()}) {
                if (field != null && !isExplained(field)) {
                    unknown.add(field + " of " + kind.word());
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyWordOfAReportIsExplained() {
        Set<String> unknown = new TreeSet<>();
        for (String line : printed.split("\n", -1)) {
            if (!FREE.matcher(line).matches()) {
                Matcher word = WORD.matcher(withoutNames(line));
                while (word.find()) {
                    String plain = word.group().replaceAll("('s|['-]+)$", "");
                    if (!isExplained(plain) && !isExplained(plain.toLowerCase(java.util.Locale.ROOT))) {
                        unknown.add(plain + "     in: " + line);
                    }
                }
            }
        }
        assertEquals("", String.join("\n", unknown));
    }

    /** A line without what its scenario names, without units, and of a law without its sentence. */
    private static String withoutNames(String line) {
        String law =
                line.replaceFirst("^(  |\\| )([A-Z]+-?[A-Z]* +)(\\| )?(holds|VIOLATED|not exercised)\\b.*", "$2 $4");
        return law.replaceFirst("^\\S+   seed ", "seed ")
                .replaceFirst("^\\| [a-z]+( \\| [0-9,]+ \\| [0-9,]+ \\|)$", "$1")
                .replaceFirst("^    (MISSED|UNDECIDED) +\\S+", "$1")
                .replaceAll("^  \\S+\\[\\d+] +[^ ]*$", "")
                .replaceAll("[A-Za-z][A-Za-z0-9_-]*\\[\\d+](?! [a-z]+ did)", " ")
                .replaceAll("mutant \\S+", "mutant")
                .replaceAll("execution\\.[a-z.-]+|flink-2\\.3|\\d's", " ")
                .replaceAll("\\b(output|state|timing)\\.[a-z]+\\.", "$1.")
                .replaceAll("\\b[a-z]+: \\d[\\d,]* visible", "visible")
                .replaceAll("\\d (ms|b|kb|mb|s|ns|x)\\b", " ")
                .replaceAll("[x▄█▒↺▷✓✗─.]{2,}", " ")
                .replaceAll(", n \\d+", " ");
    }

    @Test
    void everyIdAndEveryWordInCapitalsIsExplainedWhereverItIsPrinted() throws IOException {
        Set<String> unknown = new TreeSet<>();
        String text = printed + output(List.of("list"));
        addUnknown(CAPITALS, text, unknown);
        addUnknown(ID, text, unknown);
        for (String page : List.of("laws.md", "words.md", "field.md")) {
            addUnknown(ID, Files.readString(ROOT.resolve("docs/spec").resolve(page)), unknown);
        }
        assertEquals(Set.of(), unknown);
    }

    private void addUnknown(Pattern wanted, String text, Set<String> unknown) {
        Matcher found = wanted.matcher(text);
        while (found.find()) {
            if (!isExplained(found.group())) {
                unknown.add(found.group());
            }
        }
    }

    @Test
    void everyIdThatARuleRowOrAMutantOrAScenarioCitesIsExplained() throws IOException {
        Set<String> unknown = new TreeSet<>();
        Protocol.flink23().tables().forEach(table -> {
            for (Rule<?, ?, ?> row : table.rows()) {
                row.cites().stream().filter(id -> !all.containsKey(id)).forEach(unknown::add);
            }
        });
        try (Stream<Path> files = Files.walk(ROOT.resolve("scenarios/library"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Matcher found = ID.matcher(Files.readString(file));
                while (found.find()) {
                    if (!all.containsKey(found.group())) {
                        unknown.add(found.group());
                    }
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyLawAndEveryCommandIsExplained() {
        List<String> commands = output(List.of("--help"))
                .lines()
                .filter(line -> line.matches("  [a-z]+ {2,}.*"))
                .map(line -> line.strip().split(" ", -1)[0])
                .toList();
        assertTrue(commands.contains("conform"), commands.toString());
        commands.forEach(command -> assertTrue(all.containsKey(command), command));
        output(List.of("run", "@a01", "-v", "--no-report"))
                .lines()
                .filter(line -> line.matches("  [A-Z]+-?[A-Z]* +(holds|VIOLATED|not exercised) .*"))
                .map(line -> explanations.find(line.strip().split(" ", -1)[0]))
                .forEach(found -> assertTrue(found.get(0).kind().endsWith("law"), found::toString));
    }

    @Test
    void wordsThatMeanSomethingTogetherAreAskedForTogether() {
        String told = output(List.of("explain", "critical", "path"));
        assertTrue(told.startsWith("critical path: word\n  the steps that the end of a checkpoint waited for"), told);
        assertTrue(output(List.of("explain", "F72")).startsWith("F72: known defect of Flink\n  FLINK-38614"));
    }
}
