package io.github.cleancut.reports.explain;

import io.github.cleancut.Protocol;
import io.github.cleancut.model.Rules;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.scenarios.flink.FlinkKeys;
import io.github.cleancut.scenarios.schema.ScenarioWords;
import io.github.cleancut.trace.EventField;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.variant.Intention;
import io.github.cleancut.variant.Intentions;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import io.github.cleancut.variant.RowEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that can be explained: statements, known defects, rule rows and tables, laws, mutants, failure reasons, events, Flink's keys, exit codes, the checker's rules, the words of a scenario. */
public final class Explanations {
    /** The marks of docs/spec/coordinator.md and tasks.md. */
    private static final SortedMap<String, String> MARKS = new TreeMap<>(Map.of(
            "[X]", "was run on the real Flink 2.3.0 too",
            "[!]", "looks unintended: a defect or a surprise of Flink's",
            "[both]", "said of both ways in which the periodic trigger starts and stops (C-044, C-045)",
            "[P]", "was seen in the real class of Flink 2.3.0, driven by a probe",
            "[D]", "follows from the code, was not seen running"));

    private final SpecText spec = SpecText.load();
    private final List<RuleTable<?, ?, ?>> tables =
            new ArrayList<>(Protocol.flink23().tables());
    private final SortedMap<String, Explanation> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Gathers everything. */
    public Explanations() {
        spec.statements().forEach((id, text) -> add(id, "statement about Flink 2.3.0", statement(id, text)));
        for (RuleTable<?, ?, ?> table : tables) {
            add(table.name(), "rule table", rowsOf(table));
            for (Rule<?, ?, ?> row : table.rows()) {
                add(row.id(), "rule row", row(table, row));
            }
        }
        addIntended();
        spec.laws().forEach((name, law) -> add(name, "law", law(name, law)));
        Mutants.all().forEach(mutant -> add(mutant.id(), "mutant", mutant(mutant)));
        for (CheckpointFailureReason reason : CheckpointFailureReason.values()) {
            add(reason.name(), "failure reason of a checkpoint", mentions(reason.name()));
        }
        for (EventKind kind : EventKind.values()) {
            add(kind.word(), "event of the trace", event(kind));
        }
        FlinkKeys.flink23().all().forEach((key, known) -> add(key, "key of Flink's configuration", key(known)));
        FlinkKeys.flink23().otherNames().forEach(this::addOtherName);
        for (int code : new int[] {0, 1, 2, 3, 4, 70, 130}) {
            add(Integer.toString(code), "exit code", List.of(ExitCode.word(code), ExitCode.meaning(code)));
        }
        spec.demands().forEach((rule, text) -> add(rule, "rule of the checker of certificates", sentences(text)));
        spec.transitions()
                .forEach((id, title) -> add(
                        id, "transitions of a barrier handler", List.of(title, "docs/spec/tasks.md, section " + id)));
        spec.defects().forEach((id, text) -> add(id, "known defect of Flink", List.of(text, "docs/spec/field.md")));
        spec.words().forEach((word, meaning) -> addWord(word, "word", List.of(meaning)));
        ScenarioWords.all().forEach((word, lines) -> addWord(word, "word of a scenario", lines));
    }

    /** A word may be the name of something besides: then both are told, the plain meaning first. A law is something else than a word that only looks like it. */
    private void addWord(String word, String kind, List<String> lines) {
        Explanation other = all.get(word);
        if (other == null) {
            add(word, kind, lines);
            return;
        }
        boolean isFirst = kind.equals("word") && !other.kind().equals("law");
        Set<String> both = new LinkedHashSet<>(isFirst ? lines : other.lines());
        both.addAll(isFirst ? other.lines() : lines);
        boolean isSaid = other.kind().equals("law") || other.kind().startsWith("word");
        String kinds = isFirst ? kind + " and " + other.kind() : other.kind() + " and " + kind;
        all.put(other.topic(), new Explanation(other.topic(), isSaid ? other.kind() : kinds, List.copyOf(both)));
    }

    private void addOtherName(String other, String current) {
        FlinkKeys.Known known = FlinkKeys.flink23().all().get(current);
        if (known != null) {
            List<String> lines = new ArrayList<>(List.of("Flink takes it for " + current));
            lines.addAll(key(known));
            add(other, "other name of a key of Flink's configuration", lines);
        }
    }

    /** A sentence a line. */
    private static List<String> sentences(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=[.;]) ", -1)));
        lines.add("the words are those of docs/spec/proof.md, section 4");
        return lines;
    }

    private void addIntended() {
        List<String> lines =
                new ArrayList<>(List.of("the statements marked [!] as presumably intended; docs/intended.md"));
        for (Intention intention : Intentions.all()) {
            lines.add(intention.statement() + "  " + intention.meant());
            intention.edits().forEach(this::addEdited);
        }
        for (Intention fix : Intentions.fixes()) {
            lines.add(fix.statement() + "  " + fix.meant());
            fix.edits().forEach(this::addEdited);
        }
        add(Rules.FLINK_INTENDED.word(), "set of rules", lines);
        add(
                Rules.FLINK_2_3.word(),
                "set of rules",
                List.of("Flink 2.3.0 as it is, also where that looks unintended; docs/rules.md"));
    }

    /** The rows that only flink-intended has; those that keep their id are explained as Flink has them. */
    private void addEdited(RowEdit edit) {
        if (edit instanceof RowEdit.Replaced replaced) {
            for (Rule<?, ?, ?> row : replaced.replacement().rows()) {
                List<String> lines = row(replaced.replacement().original(), row);
                lines.add("in the place of " + edit.row());
                add(row.id(), "rule row of flink-intended", lines);
            }
        }
    }

    private void add(String topic, String kind, List<String> lines) {
        all.putIfAbsent(topic, new Explanation(topic, kind, lines));
    }

    /** By word, case apart. */
    public SortedMap<String, Explanation> all() {
        return Collections.unmodifiableSortedMap(all);
    }

    /**
     * What a word means as it is printed: also where it stands in the plural, or is part of words that mean something together.
     *
     * @return nothing where it is not known
     */
    public List<Explanation> find(String word) {
        for (String form : forms(word)) {
            Explanation explanation = all.get(form);
            if (explanation != null) {
                return List.of(explanation);
            }
        }
        return all.values().stream()
                .filter(explanation -> explanation.topic().indexOf(' ') > 0)
                .filter(explanation ->
                        Arrays.stream(explanation.topic().split(" ", -1)).anyMatch(word::equalsIgnoreCase))
                .toList();
    }

    /** A word as it may be listed: as it is, in the singular, with spaces for hyphens and dots, without a number of milliseconds; a subtask under its kind. */
    private static List<String> forms(String word) {
        String bare = word.strip().replaceAll("\\s+[0-9.]+ (ms|s|min)$", "");
        String singular = bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare;
        String spaced = bare.replaceAll("[-.]", " ");
        String kind =
                bare.matches("[A-Za-z][\\w-]*\\[([0-9]+|\\*)]") ? "subtask" : bare.startsWith("@") ? "library" : bare;
        return List.of(bare, singular, spaced, kind);
    }

    /** Whether some words mean something together. */
    public boolean isKnown(String words) {
        return forms(words).stream().anyMatch(form -> all.get(form) != null);
    }

    private List<String> statement(String id, String text) {
        String rows = tables.stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.cites().contains(id))
                .map(Rule::id)
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>(withMarks(List.of(text)));
        spec.laws()
                .forEach((law, told) -> told.breachesBy(id)
                        .forEach(how -> lines.add("known breach of law " + law + how
                                + "; a scenario that means it expects {" + law + ": VIOLATED}")));
        lines.add(rows.isEmpty() ? "no rule row cites it" : "rule rows: " + rows);
        Intention intention = Intentions.find(id);
        if (intention != null) {
            lines.add("flink-intended: " + intention.meant());
        }
        return lines;
    }

    private static List<String> rowsOf(RuleTable<?, ?, ?> table) {
        return table.rows().stream()
                .map(row -> row.id() + "  " + row.because() + cites(row.cites()))
                .toList();
    }

    private static String cites(List<String> statements) {
        return statements.isEmpty() ? "" : "  (" + String.join(", ", statements) + ")";
    }

    private List<String> row(RuleTable<?, ?, ?> table, Rule<?, ?, ?> row) {
        List<String> lines = new ArrayList<>(List.of(row.because(), "table " + table.name()));
        for (String statement : row.cites()) {
            lines.add(
                    statement + "  " + spec.statements().getOrDefault(statement, "a transition of docs/spec/tasks.md"));
        }
        Mutants.all().stream()
                .filter(mutant ->
                        mutant.edits().stream().anyMatch(edit -> edit.row().equals(row.id())))
                .forEach(mutant -> lines.add("mutant " + mutant.id() + "  " + mutant.description()));
        return lines;
    }

    private static List<String> law(String name, SpecText.Law law) {
        List<String> lines = new ArrayList<>();
        lines.add("holds when: " + law.holdsWhen());
        lines.add("put to the test by: " + law.exercisedBy());
        if (!law.breaches().equals("-")) {
            lines.add("known breaches of Flink 2.3.0: " + law.breaches());
        }
        Mutants.all().stream()
                .filter(mutant -> mutant.killedBy().equals(name))
                .forEach(mutant -> lines.add("finds mutant " + mutant.id() + "  " + mutant.description()));
        return lines;
    }

    private static List<String> mutant(Mutant mutant) {
        String rows = mutant.edits().stream().map(edit -> edit.row()).distinct().collect(Collectors.joining(", "));
        return List.of(mutant.description(), "found by " + mutant.killedBy(), "edits rule rows " + rows);
    }

    /** The statements that name a word. */
    private List<String> mentions(String word) {
        List<String> lines = spec.statements().entrySet().stream()
                .filter(statement -> statement.getValue().matches("(?s).*\\b" + word + "\\b.*"))
                .map(statement -> statement.getKey() + "  " + statement.getValue())
                .toList();
        return lines.isEmpty() ? List.of("no statement names it") : withMarks(lines);
    }

    /** The lines, and behind them what the marks in them mean. */
    private static List<String> withMarks(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        MARKS.forEach((mark, meaning) -> {
            if (lines.stream().anyMatch(line -> line.contains(mark))) {
                all.add(mark + " " + meaning);
            }
        });
        return all;
    }

    private static List<String> event(EventKind kind) {
        List<String> fields = new ArrayList<>();
        Arrays.stream(EventField.values())
                .filter(kind::has)
                .forEach(field -> fields.add(field.name().toLowerCase(java.util.Locale.ROOT)));
        if (kind.numberName() != null) {
            fields.add(kind.numberName());
        }
        if (kind.textName() != null) {
            fields.add(kind.textName());
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                kind.isPosition()
                        ? "a position: faults and expectations may name it (when: {event: " + kind.word() + "})"
                        : "for laws and reports; no scenario names it");
        lines.add(fields.isEmpty() ? "no fields" : "fields: " + String.join(", ", fields));
        return lines;
    }

    private List<String> key(FlinkKeys.Known known) {
        List<String> lines = new ArrayList<>();
        String description = FlinkKeys.descriptions().get(known.key());
        lines.add(description == null ? "accepted, changes nothing in a run" : description);
        lines.add(
                "type " + known.type() + ", default " + (known.defaultText().isEmpty() ? "none" : known.defaultText()));
        return lines;
    }
}
