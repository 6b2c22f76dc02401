package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.Conformance;
import io.github.cleancut.conform.Recording;
import io.github.cleancut.conform.Tolerance;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.verdict.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a replay of recordings came to, as lines and as the result of {@code conform --json}. */
public final class ConformanceText {
    private static final Map<Tolerance, String> USES = new EnumMap<>(Map.of(
            Tolerance.DISCARDS_COMPARED_AS_A_SET, "steps whose discards were compared as a set",
            Tolerance.DISCARD_CHOSEN_AS_RECORDED, "discards taken first because they were recorded first",
            Tolerance.CHANNELS_IN_HASH_ORDER, "groups of channels in the order of Flink's hash"));

    private ConformanceText() {}

    /**
     * The summary.
     *
     * @param run what was replayed
     * @param rules the name of the rules, with a mutant or an edit
     */
    public static List<String> summary(ConformanceRun run, String rules) {
        Conformance counts = run.counts();
        List<String> lines = new ArrayList<>();
        lines.add("recordings of Flink 2.3.0   " + rules);
        lines.add("");
        lines.add("  compared     " + number(counts.runs(), "run") + " (" + ofKind(run, Recording.Kind.COORDINATOR)
                + ", " + ofKind(run, Recording.Kind.BARRIER) + "), " + number(counts.steps(), "step") + ", "
                + number(counts.effects(), "effect"));
        lines.add("  diverged     " + Quantity.count(run.diverged()));
        if (run.diverged() > 1) {
            addLabelled("suspects", suspects(run), lines);
        }
        lines.add("  rules        " + fired(run) + " rows fired; --coverage shows which");
        addLabelled(
                "hash order",
                counts.tolerances().entrySet().stream()
                        .map(use -> Quantity.count(use.getValue()) + " " + USES.get(use.getKey()))
                        .toList(),
                lines);
        lines.add("  evidence     these recordings of the real Flink 2.3.0, and nothing else");
        return lines;
    }

    private static void addLabelled(String label, List<String> values, List<String> lines) {
        String start = "  " + label;
        for (String value : values) {
            lines.add(start + " ".repeat(15 - start.length()) + value);
            start = "";
        }
    }

    private static List<String> suspects(ConformanceRun run) {
        return Suspects.of(run.counts().suspicions()).stream()
                .map(suspect -> suspect.row() + "  fired in "
                        + Quantity.count(suspect.suspicion().different()) + " of " + Quantity.count(run.diverged())
                        + " diverging steps and in "
                        + Quantity.count(suspect.suspicion().same()) + " others")
                .toList();
    }

    private static String ofKind(ConformanceRun run, Recording.Kind kind) {
        return Quantity.count(run.runs(kind)) + " " + kind.name().toLowerCase(Locale.ROOT);
    }

    private static String number(long number, String what) {
        return Quantity.count(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static long fired(ConformanceRun run) {
        return run.counts().fired().size();
    }

    private static long rows(ConformanceRun run) {
        return run.rules().tables().stream()
                .mapToLong(table -> table.rows().size())
                .sum();
    }

    /** How often each row fired, table by table. */
    public static List<String> coverage(ConformanceRun run) {
        List<String> lines = new ArrayList<>(List.of("", "  fired        row"));
        for (RuleTable<?, ?, ?> table : run.rules().tables()) {
            lines.add("");
            lines.add("  " + table.name());
            for (Rule<?, ?, ?> row : table.rows()) {
                String times = Quantity.count(run.counts().fired().getOrDefault(row.id(), 0L));
                lines.add(
                        " ".repeat(Math.max(1, 13 - times.length())) + times + "  " + row.id() + "  " + row.because());
            }
        }
        return lines;
    }

    /** The fields of the one result. */
    public static void write(
            JsonText json, ConformanceRun run, String rules, List<Divergence> divergences, boolean isCoverage) {
        Conformance counts = run.counts();
        json.field("rules", rules);
        json.field("runs", counts.runs()).field("steps", counts.steps()).field("effects", counts.effects());
        json.field("diverged", run.diverged()).name("divergences").array();
        for (Divergence divergence : divergences) {
            json.object();
            write(json, divergence, run);
            json.endObject();
        }
        json.endArray().name("suspects").array();
        for (Suspects suspect : Suspects.of(counts.suspicions())) {
            json.object().field("row", suspect.row());
            json.field("divergingSteps", suspect.suspicion().different())
                    .field("sameSteps", suspect.suspicion().same());
            json.endObject();
        }
        json.endArray().name("hashOrder").object();
        json.field(
                "discardsComparedAsASet", counts.tolerances().getOrDefault(Tolerance.DISCARDS_COMPARED_AS_A_SET, 0L));
        json.field(
                "discardsChosenAsRecorded", counts.tolerances().getOrDefault(Tolerance.DISCARD_CHOSEN_AS_RECORDED, 0L));
        json.field("channelsInHashOrder", counts.tolerances().getOrDefault(Tolerance.CHANNELS_IN_HASH_ORDER, 0L));
        json.endObject();
        json.name("rows")
                .object()
                .field("fired", fired(run))
                .field("all", rows(run))
                .endObject();
        if (isCoverage) {
            writeCoverage(json, run);
        }
    }

    private static void write(JsonText json, Divergence divergence, ConformanceRun run) {
        var at = divergence.at();
        json.field("file", divergence.file()).field("line", divergence.line());
        json.field("run", divergence.recording().name())
                .field("kind", divergence.recording().kind().name().toLowerCase(Locale.ROOT));
        json.field("step", divergence.step());
        json.field("command", Words.command(at.recorded().command()));
        var first = at.differences().get(0);
        json.field("where", first.where());
        json.field("expected", Words.value(first.expected())).field("actual", Words.value(first.actual()));
        json.name("differences").array();
        at.differences()
                .forEach(difference -> json.object()
                        .field("where", difference.where())
                        .field("expected", Words.value(difference.expected()))
                        .field("actual", Words.value(difference.actual()))
                        .endObject());
        List<FiredRow> fired = FiredRow.of(at, run.rules());
        json.endArray().name("rules").array();
        fired.forEach(row -> json.value(row.row().id()));
        json.endArray().name("near").array();
        fired.stream()
                .filter(FiredRow::isNear)
                .forEach(row -> json.value(row.row().id()));
        json.endArray().name("statements").array();
        FiredRow.statements(fired).forEach(json::value);
        json.endArray();
    }

    private static void writeCoverage(JsonText json, ConformanceRun run) {
        json.name("coverage").array();
        for (RuleTable<?, ?, ?> table : run.rules().tables()) {
            for (Rule<?, ?, ?> row : table.rows()) {
                json.object().field("row", row.id()).field("table", table.name());
                json.field("fired", run.counts().fired().getOrDefault(row.id(), 0L))
                        .endObject();
            }
        }
        json.endArray();
    }
}
