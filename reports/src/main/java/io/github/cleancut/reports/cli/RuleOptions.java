package io.github.cleancut.reports.cli;

import io.github.cleancut.Protocol;
import io.github.cleancut.model.Rules;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import io.github.cleancut.variant.RowEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rule tables: a named variant, with a seeded bug or with single rows broken on purpose. */
final class RuleOptions {
    private static final String SET_RULES = "rules=";

    @Option(names = "--rules", paramLabel = "R", description = "flink-2.3 or flink-intended.")
    @Nullable
    String variant;

    @Option(names = "--set", paramLabel = "rules=R", description = "The same as --rules R; nothing else can be set.")
    List<String> settings = new ArrayList<>();

    @Option(names = "--mutant", paramLabel = "ID", description = "Under a seeded bug; docs/mutants.md names them all.")
    @Nullable
    String mutant;

    @Option(
            names = "--break",
            paramLabel = "ROW[=OTHER]",
            description = "Breaks a rule row: it does nothing, or what another row of its table does; repeatable.")
    List<String> broken = new ArrayList<>();

    /** The variant. */
    Rules rules() {
        String word = variant == null ? Rules.FLINK_2_3.word() : variant;
        for (String setting : settings) {
            if (!setting.startsWith(SET_RULES)) {
                throw new UsageException("a recording has no " + setting, "only --set rules=R can be set here");
            }
            word = setting.substring(SET_RULES.length());
        }
        String asked = word;
        return Arrays.stream(Rules.values())
                .filter(rules -> rules.word().equals(asked))
                .findFirst()
                .orElseThrow(() -> new UsageException("no rules " + asked, "there are flink-2.3 and flink-intended"));
    }

    /**
     * The tables with the bugs in them.
     *
     * @throws UsageException if there is no such variant, mutant or row
     */
    RuleBook book() {
        RuleBook edited = Protocol.of(rules());
        if (mutant != null) {
            edited = mutantOf(mutant).applyTo(edited);
        }
        for (String edit : broken) {
            try {
                edited = edit(edit).applyTo(edited);
            } catch (IllegalArgumentException unknown) {
                throw new UsageException("--break " + edit + ": " + unknown.getMessage(), "docs/rules.md has all rows");
            }
        }
        return edited;
    }

    private static Mutant mutantOf(String id) {
        Mutant found = Mutants.find(id);
        if (found == null) {
            List<String> known = Mutants.all().stream().map(Mutant::id).toList();
            String near = Nearest.to(id, known)
                    .map(other -> "did you mean " + other + "? ")
                    .orElse("");
            throw new UsageException("no mutant " + id, near + "docs/mutants.md names them all");
        }
        return found;
    }

    private static RowEdit edit(String edit) {
        int equals = edit.indexOf('=');
        return equals < 0
                ? new RowEdit.Silent(edit)
                : new RowEdit.Like(edit.substring(0, equals), edit.substring(equals + 1));
    }

    /** The rules in words, for the head of a report. */
    String words() {
        StringBuilder words = new StringBuilder(rules().word()).append(" rules");
        if (mutant != null) {
            words.append(", mutant ").append(mutant);
        }
        broken.forEach(edit -> words.append(", ").append(edit(edit)));
        return words.toString();
    }

    /** The options as they are written, for the replay line. */
    String asArguments() {
        StringBuilder text = new StringBuilder();
        if (rules() != Rules.FLINK_2_3) {
            text.append(" --rules ").append(rules().word());
        }
        if (mutant != null) {
            text.append(" --mutant ").append(mutant);
        }
        broken.forEach(edit -> text.append(" --break ").append(Overrides.quoted(edit)));
        return text.toString();
    }
}
