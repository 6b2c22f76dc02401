package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.ValueTest;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code expect: laws}. */
final class LawReader {
    private static final String FORMS = "all, or a list of laws: [CUT, {OUT-EO: VIOLATED, doubled: 3}]";
    private static final List<String> TESTS = List.of("exercised", "lost", "doubled");
    private static final Map<String, Expectation.Outcome> OUTCOMES = new LinkedHashMap<>();

    static {
        OUTCOMES.put("holds", Expectation.Outcome.HOLDS);
        OUTCOMES.put("VIOLATED", Expectation.Outcome.VIOLATED);
        OUTCOMES.put("not exercised", Expectation.Outcome.NOT_EXERCISED);
        OUTCOMES.put("any", Expectation.Outcome.ANY);
    }

    private final Names names;
    private final Problems problems;
    private final List<String> seen = new ArrayList<>();

    LawReader(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    void read(@Nullable Node laws, List<Expectation> to) {
        if (laws == null || (laws instanceof Node.Scalar scalar && scalar.text().equals("all"))) {
            return;
        }
        if (!(laws instanceof Node.Sequence list) || list.items().isEmpty()) {
            problems.error(laws.place(), "expect.laws takes all or a list, not " + describe(laws), FORMS);
            return;
        }
        for (Node entry : list.items()) {
            Expectation.LawOutcome law = law(entry);
            if (law != null) {
                to.add(law);
            }
        }
    }

    private static String describe(Node laws) {
        return laws instanceof Node.Sequence ? "an empty list" : laws.describe();
    }

    private Expectation.@Nullable LawOutcome law(Node entry) {
        if (entry instanceof Node.Scalar name && !name.isNull()) {
            return name.text().equals("all") ? null : named(name, Expectation.Outcome.HOLDS, new LinkedHashMap<>());
        }
        if (!(entry instanceof Node.Mapping mapping)) {
            problems.error(entry.place(), "a law is " + entry.describe(), FORMS);
            return null;
        }
        Node.Entry judged = null;
        Map<String, ValueTest> tests = new LinkedHashMap<>();
        for (Node.Entry part : mapping.entries()) {
            if (TESTS.contains(part.key().text())) {
                ValueTest test = TestType.COUNT.read(part.value(), part.key().text(), problems);
                if (test != null) {
                    tests.put(part.key().text(), test);
                }
            } else if (judged == null) {
                judged = part;
            } else {
                problems.error(
                        part.key().place(),
                        "an entry of laws names two: " + part.key().text(),
                        "one law an entry");
            }
        }
        return judged == null ? withoutLaw(entry) : withOutcome(judged, tests);
    }

    private Expectation.@Nullable LawOutcome withoutLaw(Node entry) {
        problems.error(entry.place(), "an entry of laws names no law", FORMS);
        return null;
    }

    private Expectation.@Nullable LawOutcome withOutcome(Node.Entry judged, Map<String, ValueTest> tests) {
        String word = judged.value() instanceof Node.Scalar scalar ? scalar.text() : "";
        Expectation.Outcome outcome = OUTCOMES.get(word);
        if (outcome == null) {
            problems.error(
                    judged.value().place(),
                    judged.value().describe() + " is no answer of a law",
                    "accepted: " + String.join(", ", OUTCOMES.keySet()));
            return null;
        }
        return named(judged.key(), outcome, tests);
    }

    private Expectation.@Nullable LawOutcome named(
            Node.Scalar name, Expectation.Outcome outcome, Map<String, ValueTest> tests) {
        String[] parts = name.text().split("@", 2);
        String law = parts[0];
        String scope = parts.length == 1 ? "" : parts[1];
        if (!isKnown(law, name.place()) || !isScope(scope, parts.length == 2, name.place())) {
            return null;
        }
        boolean countsRecords = law.equals("STATE-EO") || law.equals("OUT-EO");
        if (!countsRecords && (tests.containsKey("lost") || tests.containsKey("doubled"))) {
            problems.error(name.place(), law + " counts no lost or doubled records", "STATE-EO and OUT-EO do");
        }
        if (seen.contains(name.text())) {
            problems.error(name.place(), name.text() + " stands twice in laws", "keep one of them");
        }
        seen.add(name.text());
        return new Expectation.LawOutcome(
                new Expectation.Where("laws." + name.text(), name.place().line()),
                law,
                scope,
                outcome,
                tests.get("exercised"),
                tests.get("lost"),
                tests.get("doubled"));
    }

    private boolean isKnown(String law, Place place) {
        if (!ExpectKeys.LAWS.contains(law)) {
            problems.error(
                    place,
                    "there is no law " + law,
                    DidYouMean.hint(law, ExpectKeys.LAWS, "laws are " + String.join(", ", ExpectKeys.LAWS)));
            return false;
        }
        return !NotModelled.check("law." + law, place, problems);
    }

    private boolean isScope(String scope, boolean isGiven, Place place) {
        List<String> known = new ArrayList<>(names.all("item"));
        known.addAll(names.all("reader"));
        if (isGiven && !known.contains(scope) && !names.isIncomplete()) {
            problems.error(
                    place,
                    "there is no item or reader " + scope,
                    DidYouMean.hint(scope, known, "there are " + String.join(", ", known)));
            return false;
        }
        return true;
    }
}
