package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.explain.Explanation;
import io.github.cleancut.reports.explain.Explanations;
import io.github.cleancut.reports.verdict.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: what the words of reports, traces and scenarios mean. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Explains words: a statement (C-087), a known defect of Flink (F72), a rule row (AB7) or table, a law, a mutant, a failure reason, an"
                        + " event, a key of Flink's, an exit code, a word of a"
                        + " scenario, a rule of the checker (C5). Without a word: which kinds there are.")
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST_EXAMPLES = 3;
    private static final int MOST_NEAR = 6;

    private final App app;

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "As it stands in a report, a trace or a scenario.")
    List<String> words = List.of();

    @Mixin
    OutputOptions output = new OutputOptions();

    ExplainCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("explain", app.console(), output);
        return session.run(() -> explain(session), "scripts/cleancut explain " + String.join(" ", words));
    }

    private int explain(Session session) {
        Explanations explanations = new Explanations();
        SortedMap<String, Explanation> all = explanations.all();
        if (words.isEmpty()) {
            showKinds(session, all);
        }
        List<Explanation> found = asked(explanations).stream()
                .map(word -> find(word, explanations))
                .toList();
        for (Explanation explanation : found) {
            session.say(explanation.topic() + ": " + explanation.kind());
            explanation.lines().forEach(line -> session.say("  " + line));
            session.document().add(json -> {
                json.field("topic", explanation.topic()).field("kind", explanation.kind());
                json.name("lines").array();
                explanation.lines().forEach(json::value);
                json.endArray();
            });
        }
        return ExitCode.OK;
    }

    /** Words that mean something together, for example critical path, are asked for together; others one by one, also where the shell has kept them together. */
    private List<String> asked(Explanations explanations) {
        String together = String.join(" ", words);
        if (words.isEmpty() || explanations.isKnown(together)) {
            return words.isEmpty() ? List.of() : List.of(together);
        }
        return words.stream()
                .flatMap(word -> explanations.isKnown(word) ? Stream.of(word) : Arrays.stream(word.split("[ ,]+", -1)))
                .toList();
    }

    private static Explanation find(String word, Explanations explanations) {
        SortedMap<String, Explanation> all = explanations.all();
        List<Explanation> found = explanations.find(word);
        if (!found.isEmpty()) {
            return found.size() == 1 ? found.get(0) : together(word, found);
        }
        String near = Nearest.to(word, List.copyOf(all.keySet()))
                .map(known -> "did you mean " + known + "? ")
                .orElseGet(() -> thatContain(word, all));
        throw new UsageException("nothing is known of " + word, near + "cleancut explain lists what can be explained");
    }

    /** A word that stands in several others, with what these mean. */
    private static Explanation together(String word, List<Explanation> found) {
        List<String> lines = new ArrayList<>();
        found.forEach(explanation -> explanation.lines().forEach(line -> lines.add(explanation.topic() + ": " + line)));
        return new Explanation(word, "part of other words", lines);
    }

    /** Words that the given one is a part of. */
    private static String thatContain(String word, SortedMap<String, Explanation> all) {
        String part = word.toLowerCase(Locale.ROOT);
        List<String> longer = all.keySet().stream()
                .filter(topic -> topic.toLowerCase(Locale.ROOT).contains(part))
                .sorted(Comparator.comparingInt(String::length))
                .limit(MOST_NEAR)
                .toList();
        return longer.isEmpty() ? "" : "there are " + String.join(", ", longer) + "; ";
    }

    private static void showKinds(Session session, SortedMap<String, Explanation> all) {
        SortedMap<String, List<String>> byKind = new TreeMap<>();
        all.values().stream()
                .filter(explanation -> !explanation.topic().startsWith("$"))
                .forEach(explanation -> byKind.computeIfAbsent(explanation.kind(), first -> new ArrayList<>())
                        .add(explanation.topic()));
        byKind.forEach((kind, topics) -> {
            String examples = String.join(", ", topics.subList(0, Math.min(MOST_EXAMPLES, topics.size())));
            session.say(kind + ": " + topics.size() + ", for example " + examples);
        });
    }
}
