package io.github.cleancut.reports.cli;

import io.github.cleancut.model.Rules;
import io.github.cleancut.scenarios.Library;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.ScenarioReader;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scenario files, and the library of the program. */
final class ReadScenarios implements ScenarioSource {
    /** Goes on in the next comment line after a comma. */
    private static final Pattern RED_UNDER = Pattern.compile("(?m)^#\\s*red under:((?:[^\\n]*,\\s*\\n#)*[^\\n]*)$");

    @Override
    public List<Plan> read(String name, Overrides overrides) throws ScenarioException {
        var given =
                new io.github.cleancut.scenarios.Overrides(overrides.settings, overrides.seed, rules(overrides.rules));
        String mutant = overrides.mutant;
        requireKnown(mutant);
        List<Plan> plans = chosen(ScenarioReader.read(name, given), overrides.caseName);
        for (Plan plan : plans) {
            if (plan instanceof RunPlan run) {
                requireKnown(run.mutant());
            }
        }
        if (mutant == null) {
            return plans;
        }
        return plans.stream()
                .map(plan -> plan instanceof RunPlan run ? under(mutant, run) : plan)
                .toList();
    }

    private static List<Plan> chosen(List<Plan> plans, @Nullable String caseName) {
        if (caseName == null) {
            return plans;
        }
        List<Plan> chosen =
                plans.stream().filter(plan -> plan.caseName().equals(caseName)).toList();
        if (chosen.isEmpty()) {
            List<String> names = plans.stream()
                    .map(Plan::caseName)
                    .filter(name -> !name.isEmpty())
                    .toList();
            throw new UsageException(
                    "no case " + caseName,
                    names.isEmpty()
                            ? "the scenario has no cases"
                            : near(caseName, names) + "there are " + String.join(", ", names));
        }
        return chosen;
    }

    private static void requireKnown(@Nullable String mutant) {
        if (mutant != null && Mutants.find(mutant) == null) {
            List<String> known = Mutants.all().stream().map(Mutant::id).toList();
            throw new UsageException("no mutant " + mutant, near(mutant, known) + "docs/mutants.md names them all");
        }
    }

    private static String near(String word, List<String> known) {
        return Nearest.to(word, known).map(id -> "did you mean " + id + "? ").orElse("");
    }

    private static @Nullable Rules rules(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Rules.values())
                .filter(rules -> rules.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("no rules " + word, "there are flink-2.3 and flink-intended"));
    }

    /** The same run under a mutant. */
    static RunPlan under(String mutant, RunPlan run) {
        return new RunPlan(
                run.name(),
                run.caseName(),
                run.scenario(),
                mutant,
                run.expectations(),
                run.resolved(),
                run.isAltered(),
                run.warnings());
    }

    @Override
    public List<String> mutantsOf(String name) {
        Matcher declared = RED_UNDER.matcher(text(name));
        List<String> mutants = new ArrayList<>();
        while (declared.find()) {
            for (String id : declared.group(1).split("[,\\s#]+", -1)) {
                if (!id.isEmpty()) {
                    mutants.add(id);
                }
            }
        }
        return mutants;
    }

    private static String text(String name) {
        try {
            return name.startsWith("@") ? libraryText(name.substring(1)) : Files.readString(Path.of(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String libraryText(String prefix) throws IOException {
        Map<String, String> all = Library.all();
        String stem = all.containsKey(prefix)
                ? prefix
                : all.keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .findFirst()
                        .orElseThrow();
        try (InputStream in = Library.class.getClassLoader().getResourceAsStream("library/" + all.get(stem))) {
            if (in == null) {
                throw new IllegalStateException("library/" + all.get(stem) + " is listed and not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public List<Entry> library() {
        List<Entry> entries = new ArrayList<>();
        for (String stem : Library.all().keySet()) {
            entries.add(new Entry(stem, question(stem)));
        }
        return entries;
    }

    /** The question of a library scenario; a scenario that cannot be read is a bug of the program. */
    private static String question(String stem) {
        try {
            return ScenarioReader.read("@" + stem, io.github.cleancut.scenarios.Overrides.NONE).stream()
                    .filter(RunPlan.class::isInstance)
                    .map(plan -> ((RunPlan) plan).scenario().question())
                    .findFirst()
                    .orElse("");
        } catch (ScenarioException broken) {
            throw new IllegalStateException("the library's " + stem + " cannot be read", broken);
        }
    }
}
