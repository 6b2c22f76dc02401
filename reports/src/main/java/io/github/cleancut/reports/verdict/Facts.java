package io.github.cleancut.reports.verdict;

import io.github.cleancut.model.Caption;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.timing.CheckpointTimings;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is gathered from a run's trace for its expectations; what no expectation asks for is not gathered. */
public final class Facts {
    private final Topology topology;
    private final CheckpointTimings timings;
    private final JobFacts job = new JobFacts();
    private final CountedFailures failures = new CountedFailures();
    private final FaultFacts faults = new FaultFacts();
    private final FinalCheckpoints finals = new FinalCheckpoints();
    private final VisibleRecords visible;
    private final Map<String, OutputFacts> outputs = new LinkedHashMap<>();
    private final Map<Position, PositionMatch> positions = new LinkedHashMap<>();
    private final Lessons lessons;
    private @Nullable HeldRecords held;

    /**
     * Facts for some expectations.
     *
     * @param topology the job
     * @param expectations what will be asked
     * @param captions what is to be told, and where
     */
    public Facts(Topology topology, List<Expectation> expectations, List<Caption> captions) {
        this.topology = topology;
        this.timings = new CheckpointTimings(topology);
        this.visible = new VisibleRecords(topology);
        this.lessons = new Lessons(captions, topology);
        for (Expectation expectation : expectations) {
            prepare(expectation);
        }
    }

    private void prepare(Expectation expectation) {
        if (expectation instanceof Expectation.Output output) {
            outputs.computeIfAbsent(output.name(), this::outputOf);
        } else if (expectation instanceof Expectation.State) {
            held = held == null ? new HeldRecords(topology) : held;
        } else if (expectation instanceof Expectation.Events events) {
            watch(events.position());
            if (events.since() != null) {
                watch(events.since());
            }
        }
    }

    private void watch(Position position) {
        positions.computeIfAbsent(position, wanted -> new PositionMatch(wanted, topology));
    }

    /** A sink's name stands for its first reader. */
    private OutputFacts outputOf(String name) {
        JobGraph graph = topology.job();
        for (int item = 0; item < graph.items().size(); item++) {
            JobItem candidate = graph.items().get(item);
            if (candidate.sink() != null) {
                for (SinkSpec.Reader reader : candidate.sink().readers()) {
                    if (reader.id().equals(name) || candidate.name().equals(name)) {
                        return new OutputFacts(topology, item, reader);
                    }
                }
            }
        }
        throw new IllegalArgumentException("no sink or reader " + name);
    }

    /** Everything that wants to see the events of the run. */
    public List<TraceListener> listeners() {
        List<TraceListener> listeners = new ArrayList<>(List.of(timings, job, failures, faults, finals, visible));
        listeners.addAll(outputs.values());
        listeners.addAll(positions.values());
        listeners.addAll(lessons.listeners());
        if (held != null) {
            listeners.add(held);
        }
        return listeners;
    }

    /** Flink's statistics. */
    public CheckpointTimings timings() {
        return timings;
    }

    /** The job. */
    public Topology topology() {
        return topology;
    }

    Lessons lessons() {
        return lessons;
    }

    JobFacts job() {
        return job;
    }

    CountedFailures failures() {
        return failures;
    }

    FinalCheckpoints finals() {
        return finals;
    }

    FaultFacts faults() {
        return faults;
    }

    VisibleRecords visible() {
        return visible;
    }

    OutputFacts output(String name) {
        OutputFacts facts = outputs.get(name);
        if (facts == null) {
            throw new IllegalArgumentException("output of " + name + " was not gathered");
        }
        return facts;
    }

    PositionMatch match(Position position) {
        PositionMatch match = positions.get(position);
        if (match == null) {
            throw new IllegalArgumentException("position " + position + " was not watched");
        }
        return match;
    }

    long held(String item) {
        if (held == null) {
            throw new IllegalArgumentException("state was not gathered");
        }
        return held.of(topology.job().indexOf(item));
    }
}
