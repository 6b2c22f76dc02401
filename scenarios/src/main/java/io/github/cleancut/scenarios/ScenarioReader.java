package io.github.cleancut.scenarios;

import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.section.TopSection;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import io.github.cleancut.scenarios.yaml.YamlException;
import io.github.cleancut.scenarios.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/** Reads scenario files (docs/scenario-format.md): the one door of this module. {@code check} and {@code run} both come through here. */
public final class ScenarioReader {
    private final ScenarioText source;
    private final Overrides overrides;
    private final Problems problems = new Problems();

    private ScenarioReader(ScenarioText source, Overrides overrides) {
        this.source = source;
        this.overrides = overrides;
    }

    /**
     * Reads a file or a scenario of the library.
     *
     * @param name a path; or {@code @} and a stem of the library or any unique prefix of one
     * @param overrides what is set from outside
     * @return one plan a case, in the order of the file; one if the file has no cases
     * @throws ScenarioException if the file cannot be read or something in it is wrong; it carries everything found
     */
    public static List<Plan> read(String name, Overrides overrides) throws ScenarioException {
        ScenarioText source = name.startsWith("@") ? Library.read(name.substring(1)) : ScenarioFile.read(name);
        return new ScenarioReader(source, overrides).plans();
    }

    /**
     * Reads a text.
     *
     * @param file its name in messages; the last part without extension is the scenario's name
     * @param text the scenario
     * @param overrides what is set from outside
     * @throws ScenarioException if something in it is wrong
     */
    public static List<Plan> readText(String file, String text, Overrides overrides) throws ScenarioException {
        String last = file.substring(file.lastIndexOf('/') + 1);
        String stem = last.contains(".") ? last.substring(0, last.lastIndexOf('.')) : last;
        return new ScenarioReader(new ScenarioText(file, stem, text), overrides).plans();
    }

    private List<Plan> plans() throws ScenarioException {
        Node.Mapping root = root();
        List<Setting> settings = commandLine();
        List<Plan> plans = new ArrayList<>();
        for (Case one : cases(root)) {
            Problems own = new Problems();
            Plan plan = new PlanBuilder(source, overrides, own).build(root, one, settings);
            if (plan == null) {
                problems.addAll(own.fatal());
            } else {
                plans.add(plan);
            }
        }
        if (!problems.fatal().isEmpty()) {
            throw new ScenarioException(problems.fatal());
        }
        return plans;
    }

    private Node.Mapping root() throws ScenarioException {
        try {
            Node root = YamlText.parse(source.file(), source.text());
            if (root instanceof Node.Mapping mapping) {
                return mapping;
            }
            problems.error(
                    root.place(), "a scenario is a mapping, not " + root.describe(), "it begins with version: 1");
        } catch (YamlException bad) {
            problems.error(bad.place(), bad.getMessage(), bad.hint());
        }
        throw new ScenarioException(problems.fatal());
    }

    private List<Setting> commandLine() {
        List<Setting> settings = new ArrayList<>();
        for (String set : overrides.sets()) {
            String origin = "--set " + set;
            int equals = set.indexOf('=');
            if (equals < 1) {
                problems.error(Place.whole(origin), "there is no path and value", "--set path=value");
                continue;
            }
            try {
                Node value = YamlText.parseValue(origin, set.substring(equals + 1));
                settings.add(new Setting(set.substring(0, equals).trim(), Place.whole(origin), value));
            } catch (YamlException bad) {
                problems.error(bad.place(), bad.getMessage(), bad.hint());
            }
        }
        return settings;
    }

    private List<Case> cases(Node.Mapping root) {
        Node cases = root.value(TopSection.CASES.name());
        if (cases == null) {
            return List.of(Case.WHOLE_FILE);
        }
        if (!(cases instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            problems.error(
                    cases.place(),
                    "cases takes a mapping of names to cases, not " + describe(cases),
                    "cases: {slow: {set: {end.at: 10 s}}}");
            return List.of();
        }
        List<Case> read = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Node name = new Node.Scalar(entry.key().place(), entry.key().text(), false);
            Types.NAME.read(name, "a case", problems);
            Fields fields =
                    TopSection.CASE.read(entry.value(), "cases." + entry.key().text(), problems);
            if (fields != null) {
                read.add(new Case(entry.key().text(), fields));
            }
        }
        return read;
    }

    private static String describe(Node cases) {
        return cases instanceof Node.Mapping ? "an empty one" : cases.describe();
    }
}
