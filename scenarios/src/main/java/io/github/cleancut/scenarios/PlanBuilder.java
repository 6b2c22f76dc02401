package io.github.cleancut.scenarios;

import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.flink.FlinkEntries;
import io.github.cleancut.scenarios.section.ExpectReader;
import io.github.cleancut.scenarios.section.ScenarioBinder;
import io.github.cleancut.scenarios.section.TopSection;
import io.github.cleancut.scenarios.write.ScenarioWriter;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the plan of one case. */
final class PlanBuilder {
    private final ScenarioText source;
    private final Overrides overrides;
    private final Problems problems;

    PlanBuilder(ScenarioText source, Overrides overrides, Problems problems) {
        this.source = source;
        this.overrides = overrides;
        this.problems = problems;
    }

    /**
     * The plan.
     *
     * @param root the file
     * @param one the case
     * @param commandLine what the command line sets, after file and case
     * @return null if errors were reported
     */
    @Nullable
    Plan build(Node.Mapping root, Case one, List<Setting> commandLine) {
        Draft draft = draft(root, one, commandLine);
        Fields top = TopSection.SECTION.read(draft.root(), "", problems);
        if (top == null) {
            throw new IllegalStateException("a mapping stays a mapping");
        }
        String name = one.name().isEmpty() ? source.stem() : source.stem() + "." + one.name();
        ScenarioBinder.Bound bound = ScenarioBinder.bind(name, source.question(), top, draft.flink(), problems);
        Node expect = expect(top, one);
        List<Expectation> expectations = ExpectReader.read(expect, bound.names(), problems);
        Fields fields = one.fields();
        String mutant = fields == null ? null : fields.find(TopSection.CASE_MUTANT);
        if (!problems.fatal().isEmpty()) {
            return refused(name, one, expectations, expect);
        }
        return new Plan.RunPlan(
                name,
                one.name(),
                bound.scenario(),
                mutant,
                expectations,
                ScenarioWriter.text(bound.scenario(), expect, one.name(), mutant),
                !commandLine.isEmpty() || overrides.rules() != null,
                problems.of(Problem.Kind.WARNING));
    }

    private static @Nullable Node expect(Fields top, Case one) {
        Fields fields = one.fields();
        Node own = fields == null ? null : fields.node(TopSection.EXPECT);
        return own == null ? top.node(TopSection.EXPECT) : own;
    }

    private Draft draft(Node.Mapping root, Case one, List<Setting> commandLine) {
        Draft draft = new Draft(root, FlinkEntries.of(root.value(TopSection.FLINK.name()), problems), problems);
        List<Setting> settings = new ArrayList<>(ofCase(one));
        settings.addAll(commandLine);
        if (overrides.rules() != null) {
            settings.add(override("rules", overrides.rules().word(), false));
        }
        if (overrides.seed() != null) {
            settings.add(override("seed", Long.toString(overrides.seed()), true));
        }
        settings.forEach(setting -> draft.set(setting.path(), setting.place(), setting.value()));
        return draft;
    }

    private static Setting override(String path, String text, boolean isNumber) {
        Place place = Place.whole("--" + path + " " + text);
        return new Setting(path, place, new Node.Scalar(place, text, isNumber));
    }

    private List<Setting> ofCase(Case one) {
        Fields fields = one.fields();
        List<Setting> settings = new ArrayList<>();
        if (fields == null) {
            return settings;
        }
        Node set = fields.node(TopSection.CASE_SET);
        if (set instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach(entry -> settings.add(
                            new Setting(entry.key().text(), entry.key().place(), entry.value())));
        } else if (set != null) {
            problems.error(set.place(), "set takes a mapping, not " + set.describe(), "set: {faults[0].at: 1 s}");
        }
        addIfWritten(fields.node(TopSection.RULES), "rules", settings);
        addIfWritten(fields.node(TopSection.SEED), "seed", settings);
        return settings;
    }

    private static void addIfWritten(@Nullable Node value, String path, List<Setting> to) {
        if (value != null) {
            to.add(new Setting(path, value.place(), value));
        }
    }

    /** A refusal that the scenario expects is a plan of its own; anything else stays an error. */
    private @Nullable Plan refused(String name, Case one, List<Expectation> expectations, @Nullable Node expect) {
        boolean isFlinksAlone = problems.of(Problem.Kind.ERROR).isEmpty();
        if (!isFlinksAlone
                || expectations.size() != 1
                || !(expectations.get(0) instanceof Expectation.Rejected rejected)) {
            return null;
        }
        List<Problem> refusals = problems.of(Problem.Kind.REFUSAL);
        if (refusals.stream()
                .noneMatch(refusal -> (refusal.message() + "\n" + refusal.hint()).contains(rejected.text()))) {
            Place place = expect == null ? Place.whole(source.file()) : expect.place();
            problems.error(
                    place,
                    "the scenario is refused, but no refusal contains \"" + rejected.text() + "\"",
                    "the refusal is the error shown with this one; expect a part of its text");
            return null;
        }
        return new Plan.RefusedPlan(name, one.name(), rejected, refusals, problems.of(Problem.Kind.WARNING));
    }
}
