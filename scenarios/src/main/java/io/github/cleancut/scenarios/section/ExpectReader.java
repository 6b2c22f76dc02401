package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.ValueTest;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code expect:} as a flat list of expectations, each with its path and line. */
public final class ExpectReader {
    private static final String EMPTY_HINT = "name what must be true, or leave it out; without expect it is laws: all";

    private final Problems problems;
    private final Names names;
    private final Fields fields;
    private final List<Expectation> found = new ArrayList<>();

    private ExpectReader(Names names, Fields fields) {
        this.problems = fields.problems();
        this.names = names;
        this.fields = fields;
    }

    /**
     * Reads a section.
     *
     * @param node its value, or null where it is absent
     * @param names what the scenario declares
     * @param problems told of everything that names nothing
     */
    public static List<Expectation> read(@Nullable Node node, Names names, Problems problems) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof Node.Mapping mapping && mapping.entries().isEmpty()) {
            problems.error(node.place(), "expect is empty", EMPTY_HINT);
            return List.of();
        }
        Fields fields = ExpectKeys.SECTION.read(node, "expect", problems);
        return fields == null ? List.of() : new ExpectReader(names, fields).read();
    }

    private List<Expectation> read() {
        if (fields.has(ExpectKeys.REJECTED)) {
            return rejected();
        }
        new LawReader(names, problems).read(fields.node(ExpectKeys.LAWS_KEY), found);
        String status = fields.find(ExpectKeys.JOB);
        if (status != null) {
            found.add(new Expectation.JobStatus(where(ExpectKeys.JOB), status));
        }
        counters();
        failures();
        restarts();
        new ExpectMaps(names, problems, found).read(fields);
        events();
        return found;
    }

    private List<Expectation> rejected() {
        if (fields.mapping().entries().size() > 1) {
            problems.error(
                    fields.keyPlace(ExpectKeys.REJECTED),
                    "rejected stands beside other expectations",
                    "nothing runs, so nothing else can be met; leave them out");
        }
        String text = fields.find(ExpectKeys.REJECTED);
        return text == null ? List.of() : List.of(new Expectation.Rejected(where(ExpectKeys.REJECTED), text));
    }

    private Expectation.Where where(Key<?> key) {
        return new Expectation.Where(key.name(), fields.keyPlace(key).line());
    }

    private void counters() {
        Fields counters = fields.find(ExpectKeys.CHECKPOINTS);
        if (counters == null) {
            return;
        }
        refuseEmpty(counters, "checkpoints");
        for (Key<ValueTest> key :
                List.of(ExpectKeys.TRIGGERED, ExpectKeys.COMPLETED, ExpectKeys.FAILED, ExpectKeys.RESTORED)) {
            ValueTest test = counters.find(key);
            if (test != null) {
                found.add(new Expectation.Counter(
                        new Expectation.Where(
                                "checkpoints." + key.name(),
                                counters.keyPlace(key).line()),
                        key.name(),
                        test));
            }
        }
    }

    private void refuseEmpty(Fields section, String name) {
        if (section.mapping().entries().isEmpty()) {
            problems.error(section.place(), "expect." + name + " names nothing", EMPTY_HINT);
        }
    }

    private void failures() {
        Fields one = fields.find(ExpectKeys.FAILURE);
        if (one != null) {
            found.add(new Expectation.SomeFailure(where(ExpectKeys.FAILURE), failure(one)));
        }
        List<Fields> all = fields.find(ExpectKeys.FAILURES);
        if (all != null) {
            found.add(new Expectation.AllFailures(
                    where(ExpectKeys.FAILURES), all.stream().map(this::failure).toList()));
        }
    }

    private Expectation.Failure failure(Fields failure) {
        refuseEmpty(failure, "failure");
        return new Expectation.Failure(failure.get(ExpectKeys.FAILURE_ID), failure.find(ExpectKeys.FAILURE_REASON));
    }

    private void restarts() {
        ValueTest restarts = fields.find(ExpectKeys.RESTARTS);
        if (restarts != null) {
            found.add(new Expectation.Restarts(where(ExpectKeys.RESTARTS), restarts));
        }
        List<ValueTest> delays = fields.find(ExpectKeys.RESTART_DELAYS);
        if (delays != null) {
            found.add(new Expectation.RestartDelays(where(ExpectKeys.RESTART_DELAYS), delays));
        }
        List<Long> restores = fields.find(ExpectKeys.RESTORES);
        if (restores != null) {
            found.add(new Expectation.Restores(where(ExpectKeys.RESTORES), restores));
        }
    }

    private void events() {
        Node node = fields.node(ExpectKeys.EVENTS);
        if (node == null) {
            return;
        }
        List<Lists.Entry> entries = Lists.entries(node, "expect.events", problems);
        if (entries.isEmpty()) {
            problems.error(node.place(), "expect.events names nothing", EMPTY_HINT);
        }
        for (Lists.Entry entry : entries) {
            String path = "events[" + entry.index() + "]";
            Fields event = ExpectKeys.EVENT.read(entry.node(), "expect." + path, problems);
            if (event != null) {
                new EventReader(names, event).addTo(found, path);
            }
        }
    }
}
