package io.github.cleancut.reports.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is carried of the specification. A statement is carried if a rule row or a class implements it and a test or a scenario exercises it; each says so by citing it.
 *
 * @param coordinator the sections of coordinator.md
 * @param tasks the sections of tasks.md
 * @param citations what the checkout says
 * @param reasons why a statement is not modelled
 */
record Conformance(
        List<Specification.Section> coordinator,
        List<Specification.Section> tasks,
        SourceCitations citations,
        Reasons reasons) {

    boolean isImplemented(String statement) {
        return !citations.rows().of(statement).isEmpty()
                || !citations.code().of(statement).isEmpty();
    }

    boolean isExercised(String statement) {
        return !citations.tests().of(statement).isEmpty();
    }

    boolean isCarried(String statement) {
        return isImplemented(statement) && isExercised(statement);
    }

    /** Number of carried statements. */
    static long countCarried(Conformance conformance, List<Specification.Section> sections) {
        return ids(sections).stream().filter(conformance::isCarried).count();
    }

    static List<String> ids(List<Specification.Section> sections) {
        return sections.stream()
                .flatMap(section -> section.statements().stream())
                .toList();
    }

    /** What is wrong: a statement of the coordinator that is neither carried nor has a reason, or both; a citation of nothing. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String statement : ids(coordinator)) {
            boolean hasReason = reasons.of(statement) != null;
            if (isCarried(statement) && hasReason) {
                problems.add(statement + " is carried, and has a reason why it is not");
            } else if (!isCarried(statement) && !hasReason) {
                problems.add(statement + " is neither carried nor has a reason; " + missing(statement));
            }
        }
        Set<String> known = new TreeSet<>(ids(coordinator));
        known.addAll(ids(tasks));
        tasks.stream().map(Specification.Section::key).forEach(known::add);
        addUnknown("a rule row", citations.rows(), known, problems);
        addUnknown("main code", citations.code(), known, problems);
        addUnknown("a law", citations.laws(), known, problems);
        addUnknown("a test", citations.tests(), known, problems);
        for (String statement : reasons.statements()) {
            if (!known.contains(statement)) {
                problems.add(statement + " has a reason, and is no statement");
            }
        }
        for (String statement : reasons.exceptions()) {
            if (!isCarried(statement)) {
                problems.add(statement + " has an exception, and is not carried at all");
            }
        }
        return problems;
    }

    private String missing(String statement) {
        if (!isImplemented(statement)) {
            return isExercised(statement) ? "no row or class cites it" : "nobody cites it";
        }
        return "no test cites it";
    }

    private static void addUnknown(String who, Citations citations, Set<String> known, List<String> problems) {
        SortedSet<String> unknown = new TreeSet<>(citations.statements());
        unknown.removeAll(known);
        for (String statement : unknown) {
            problems.add(statement + " is cited by " + who + " (" + String.join(", ", citations.of(statement))
                    + "), and is no statement");
        }
    }
}
