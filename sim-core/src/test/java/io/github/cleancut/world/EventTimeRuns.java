package io.github.cleancut.world;

import io.github.cleancut.Protocol;
import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.law.Certificate;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
import io.github.cleancut.model.End;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.model.Topology;
import io.github.cleancut.model.WatermarkSpec;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.verify.Verdict;
import io.github.cleancut.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of a job with event time, a checkpoint each 90 ms, under every law, with its certificate. */
final class EventTimeRuns {
    static final long SECOND = 1_000 * Jobs.MILLI;

    private final JobGraph job;
    private final List<Fault> faults = new ArrayList<>();
    private boolean isUnaligned;
    private boolean isInterruptible;
    private long settleNanos = SECOND;
    private RuleBook rules = Protocol.flink23();

    EventTimeRuns(JobGraph job) {
        this.job = job;
    }

    EventTimeRuns kill(String item, int atMillis) {
        Fault.Verb kill = new Fault.Verb.Kill(new Fault.Target.Subtasks(new SubtaskRef(item, 0)), -1, 0);
        faults.add(new Fault(faults.size(), new Fault.Strikes.At(atMillis * Jobs.MILLI), kill, -1, true));
        return this;
    }

    EventTimeRuns unaligned() {
        isUnaligned = true;
        return this;
    }

    /** Unaligned, and mails interrupt the firing of timers. */
    EventTimeRuns interruptible() {
        isInterruptible = true;
        return unaligned();
    }

    EventTimeRuns settle(long nanos) {
        settleNanos = nanos;
        return this;
    }

    EventTimeRuns under(RuleBook edited) {
        rules = edited;
        return this;
    }

    /** What came of a run. */
    record Result(
            List<LawVerdict> verdicts,
            Verdict proof,
            List<TraceEvent> events,
            Topology topology,
            Map<String, Long> firings) {
        /** How often a row fired. */
        long firings(String row) {
            return firings.getOrDefault(row, 0L);
        }

        List<String> violated() {
            return verdicts.stream()
                    .filter(verdict -> verdict.outcome() == Outcome.VIOLATED && verdict.knownBreach() == null)
                    .map(LawVerdict::toString)
                    .toList();
        }

        List<String> lawsViolated() {
            return verdicts.stream()
                    .filter(verdict -> verdict.outcome() == Outcome.VIOLATED)
                    .map(LawVerdict::law)
                    .distinct()
                    .toList();
        }

        long exercised(String law) {
            return verdicts.stream()
                    .filter(verdict -> verdict.law().equals(law))
                    .mapToLong(LawVerdict::exercised)
                    .sum();
        }

        /** Event times of a kind of event, of one subtask, in order. */
        List<Long> numbers(EventKind kind, String subtask) {
            return events.stream()
                    .filter(event -> event.kind() == kind
                            && topology.nameOf(event.task()).equals(subtask))
                    .map(TraceEvent::number)
                    .toList();
        }
    }

    static JobItem source(String name, int parallelism, Rate rate, long records, WatermarkSpec watermarks) {
        JobItem plain = Jobs.source(name, parallelism, rate, records);
        SourceSpec spec = plain.requireSource();
        SourceSpec timed = new SourceSpec(
                spec.rate(), spec.records(), spec.recordSizeBytes(), spec.keys(), true, 0, null, watermarks);
        return new JobItem(
                plain.kind(),
                plain.name(),
                plain.parallelism(),
                plain.maxParallelism(),
                plain.inputs(),
                plain.process(),
                plain.state(),
                plain.operatorState(),
                plain.operator(),
                plain.placement(),
                timed,
                null);
    }

    static WatermarkSpec every(long millis, long delayMillis, Amount disorder) {
        return new WatermarkSpec(millis * Jobs.MILLI, delayMillis * Jobs.MILLI, disorder);
    }

    private CheckpointConfig config() {
        return new CheckpointConfig(
                90, -1, 0, 1, 600_000, 3, true, isUnaligned, 0, true, 1, Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    Result run() {
        RestartStrategy restart = new RestartStrategy.FixedDelay(50, 20);
        FlinkConfig flink = Jobs.flink(config(), restart, 0);
        flink.entries()
                .put(
                        "execution.checkpointing.unaligned.interruptible-timers.enabled",
                        Boolean.toString(isInterruptible));
        Scenario plain = Jobs.scenario(flink, job, faults);
        Scenario scenario = new Scenario(
                plain.name(),
                plain.question(),
                plain.rules(),
                plain.seed(),
                plain.flink(),
                plain.cluster(),
                plain.network(),
                plain.storage(),
                plain.job(),
                plain.events(),
                new End(-1, settleNanos));
        Topology topology = new Topology(scenario.job(), scenario.cluster());
        List<Law> laws = Laws.all(scenario, topology);
        Verifier verifier = new Verifier();
        List<TraceEvent> events = new ArrayList<>();
        List<TraceListener> listeners = new ArrayList<>(laws);
        listeners.add(events::add);
        listeners.add(new Certificate(scenario, topology, "0".repeat(64), true, (bytes, length) -> {
            if (verifier.wantsMore()) {
                verifier.accept(bytes, length);
            }
        }));
        RunSummary run = Simulation.of(scenario).under(rules).run(listeners);
        List<LawVerdict> verdicts =
                laws.stream().flatMap(law -> law.verdicts().stream()).toList();
        return new Result(verdicts, verifier.finish(Verifier.End.WHOLE), events, topology, run.firings());
    }
}
