package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Position;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.ValueTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of {@code expect: events}: a position with tests. */
final class EventReader {
    private final Names names;
    private final Fields event;
    private final Problems problems;

    EventReader(Names names, Fields event) {
        this.names = names;
        this.event = event;
        this.problems = event.problems();
    }

    void addTo(List<Expectation> found, String path) {
        Position position = PositionSection.read(event, names);
        ValueTest count = event.find(ExpectKeys.COUNT);
        ValueTest at = event.find(ExpectKeys.AT);
        Position since = since();
        checkTests(count);
        if (event.has(PositionSection.AFTER)) {
            problems.error(
                    event.keyPlace(PositionSection.AFTER),
                    "after belongs to faults, actions and captions",
                    "test the time with at");
        }
        if (position == null) {
            return;
        }
        int line = event.place().line();
        if (count != null) {
            Expectation.Where where = new Expectation.Where(path + ".count", line);
            found.add(new Expectation.Events(where, position, since, count, null));
        }
        if (at != null) {
            Expectation.Where where = new Expectation.Where(path + ".at", line);
            found.add(new Expectation.Events(where, position, since, null, at));
        }
    }

    private @Nullable Position since() {
        Fields since = event.find(ExpectKeys.SINCE);
        if (since != null && !event.has(ExpectKeys.AT)) {
            problems.error(
                    event.keyPlace(ExpectKeys.SINCE), "since stands without at", "at: \"< 40 ms\" counts from it");
        }
        return since == null ? null : PositionSection.read(since, names);
    }

    private void checkTests(@Nullable ValueTest count) {
        if (!event.has(ExpectKeys.COUNT) && !event.has(ExpectKeys.AT)) {
            problems.error(event.place(), "an expected event has no test", "count: 1, or at: \"< 2 s\"");
        }
        boolean isNever = count != null && count.operator() == ValueTest.Operator.EQUAL && count.least() == 0;
        if (isNever && event.has(ExpectKeys.AT)) {
            problems.error(
                    event.keyPlace(ExpectKeys.AT),
                    "at stands beside count: 0",
                    "what never happens has no time; leave at out");
        }
    }
}
