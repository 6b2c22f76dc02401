package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, each thing once, so that a reader can go on after an error and find the next. */
public final class Problems {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    private final Set<Problem> found = new LinkedHashSet<>();

    /** The scenario cannot be read. */
    public void error(Place place, String message, String hint) {
        add(place, message, hint, Problem.Kind.ERROR);
    }

    /** The scenario asks for something that is not there yet. */
    public void notModelled(Place place, String message, String hint) {
        add(place, message, hint, Problem.Kind.NOT_MODELLED);
    }

    /** Flink itself would refuse this. */
    public void refuse(Place place, String message, String hint) {
        add(place, message, hint, Problem.Kind.REFUSAL);
    }

    /** Worth knowing. */
    public void warn(Place place, String message, String hint) {
        add(place, message, hint, Problem.Kind.WARNING);
    }

    private void add(Place place, String message, String hint, Problem.Kind kind) {
        found.add(new Problem(place.file(), place.line(), place.column(), message, hint, kind));
    }

    /** Takes over what somebody else found. */
    public void addAll(List<Problem> others) {
        found.addAll(others);
    }

    /** Everything of one kind, by place. */
    public List<Problem> of(Problem.Kind kind) {
        return found.stream().filter(p -> p.kind() == kind).sorted(BY_PLACE).toList();
    }

    /** Errors and refusals, by place. */
    public List<Problem> fatal() {
        return found.stream()
                .filter(p -> p.kind() != Problem.Kind.WARNING)
                .sorted(BY_PLACE)
                .toList();
    }
}
