package io.github.cleancut.law;

import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.law.LawVerdict.Witness;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** What all laws say of one trace. */
record Verdicts(List<LawVerdict> all) {

    static Verdicts of(Scenario scenario, Topology topology, List<TraceEvent> events) {
        List<Law> laws = Laws.all(scenario, topology);
        for (TraceEvent event : events) {
            laws.forEach(law -> law.accept(event));
        }
        List<LawVerdict> verdicts = new ArrayList<>();
        laws.forEach(law -> verdicts.addAll(law.verdicts()));
        return new Verdicts(verdicts);
    }

    /** The verdict of a law on the whole run, or {@code LAW@scope}. */
    LawVerdict of(String name) {
        String law = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
        String scope = name.contains("@") ? name.substring(name.indexOf('@') + 1) : "";
        return all.stream()
                .filter(verdict -> verdict.law().equals(law) && verdict.scope().equals(scope))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verdict " + name + " in " + all));
    }

    Witness witness(String name) {
        Witness witness = of(name).witness();
        if (witness == null) {
            throw new IllegalStateException(name + " has no witness: " + of(name));
        }
        return witness;
    }

    /** The laws that are violated on the whole run, in their order. */
    List<String> violated() {
        return all.stream()
                .filter(verdict -> verdict.scope().isEmpty() && verdict.outcome() == Outcome.VIOLATED)
                .map(LawVerdict::law)
                .toList();
    }

    /** Outcome, exercised count, lost and doubled of one verdict, in a line. */
    String line(String name) {
        LawVerdict verdict = of(name);
        String counts = verdict.counts() == null
                ? ""
                : " lost " + verdict.counts().lost() + " doubled "
                        + verdict.counts().doubled();
        return verdict.outcome().word() + " " + verdict.exercised() + counts;
    }
}
