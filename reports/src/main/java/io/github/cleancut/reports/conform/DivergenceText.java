package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.Comparison;
import io.github.cleancut.conform.Difference;
import io.github.cleancut.conform.Recording;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A divergence as a terminal shows it. */
public final class DivergenceText {
    private static final int COLUMNS = 110;
    private static final int MOST_DIFFERENCES = 6;
    private static final int MOST_ROWS = 25;
    private static final String INDENT = " ".repeat(15);

    private final Divergence divergence;
    private final RuleBook rules;
    private final List<String> lines = new ArrayList<>();

    private DivergenceText(Divergence divergence, RuleBook rules) {
        this.divergence = divergence;
        this.rules = rules;
    }

    /**
     * The lines of a divergence.
     *
     * @param divergence the divergence
     * @param rules the tables under which it was found
     * @param isExplained whether the steps around it stand there side by side
     * @param arguments what selects the rules on the command line, to show it again
     */
    public static List<String> lines(Divergence divergence, RuleBook rules, boolean isExplained, String arguments) {
        DivergenceText text = new DivergenceText(divergence, rules);
        text.addHead();
        text.addDifferences();
        text.addRules();
        if (isExplained) {
            text.lines.add("");
            text.lines.addAll(SideBySide.lines(divergence));
        }
        text.addReplay(isExplained, arguments);
        return text.lines;
    }

    private void addHead() {
        Recording recording = divergence.recording();
        lines.add(divergence.file() + ":" + divergence.line() + "   "
                + recording.kind().name().toLowerCase(Locale.ROOT) + "   " + recording.name() + "   DIVERGED at step "
                + divergence.step());
        lines.add("");
        add("command", Words.command(divergence.at().recorded().command()));
    }

    private void addDifferences() {
        List<Difference> all = divergence.at().differences();
        for (Difference difference : all.subList(0, Math.min(MOST_DIFFERENCES, all.size()))) {
            lines.add("  " + difference.where());
            add("  expected", orNothing(difference, difference.expected()));
            add("  actual", orNothing(difference, difference.actual()));
        }
        if (all.size() > MOST_DIFFERENCES) {
            lines.add("  and " + (all.size() - MOST_DIFFERENCES) + " more differences, which --json has");
        }
    }

    private static String orNothing(Difference difference, @Nullable Object value) {
        return value == null && !difference.where().startsWith("state") ? "nothing" : Words.value(value);
    }

    private void addRules() {
        Comparison at = divergence.at();
        List<FiredRow> rows = FiredRow.of(at, rules);
        if (rows.isEmpty()) {
            add("rules", "no row fired in this command");
            return;
        }
        String marked = rows.stream().anyMatch(FiredRow::isNear)
                ? "; > marks those between the last effect that agrees and the first that does not"
                : "";
        add("rules", rows.size() + (rows.size() == 1 ? " row" : " rows") + " fired in this command" + marked);
        List<FiredRow> shown = rows.size() <= MOST_ROWS
                ? rows
                : rows.stream().filter(FiredRow::isNear).limit(MOST_ROWS).toList();
        int idWidth = width(shown, true);
        int tableWidth = width(shown, false);
        for (FiredRow fired : shown) {
            String times = fired.times() > 1 ? "  (" + fired.times() + " times)" : "";
            lines.add(
                    "    " + (fired.isNear() ? "> " : "  ") + padded(fired.row().id(), idWidth) + "  "
                            + padded(fired.table(), tableWidth) + "  "
                            + String.join(", ", fired.row().cites()) + "  "
                            + fired.row().because() + times);
        }
        if (shown.size() < rows.size()) {
            lines.add("      and " + (rows.size() - shown.size()) + " others, which --json has");
        }
        add("statements", String.join(", ", FiredRow.statements(shown)));
    }

    private static int width(List<FiredRow> rows, boolean isId) {
        return rows.stream()
                .mapToInt(fired -> (isId ? fired.row().id() : fired.table()).length())
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private void addReplay(boolean isExplained, String arguments) {
        lines.add("");
        String replay = replay(divergence.file(), divergence.recording().name(), arguments);
        add("replay", replay + (isExplained ? "" : " --explain"));
    }

    /** The command that repeats one run of a file. */
    public static String replay(String file, String run, String arguments) {
        return "scripts/cleancut conform " + Quoted.word(file) + " --run " + Quoted.word(run) + arguments;
    }

    /** A labelled value, in as many lines as it needs. */
    private void add(String label, String value) {
        String start = padded("  " + label, INDENT.length());
        for (String line : Wrapped.lines(value, COLUMNS - INDENT.length())) {
            lines.add(start + line);
            start = INDENT;
        }
    }
}
