package io.github.cleancut.reports.folder;

import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.timing.CheckpointTimings;
import io.github.cleancut.reports.timing.CriticalPath;
import io.github.cleancut.reports.timing.Summary;
import io.github.cleancut.reports.timing.TimingField;
import io.github.cleancut.reports.verdict.FaultFacts;
import io.github.cleancut.reports.verdict.Judged;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.reports.verdict.SinkCount;
import io.github.cleancut.reports.verdict.Telling;
import io.github.cleancut.reports.verdict.Verdict;
import java.util.Map;

/** A verdict as JSON: the shape of {@code --json} and of verdict.json (docs/schema/result-v1.json). */
public final class VerdictJson {
    private VerdictJson() {}

    /** The document verdict.json. */
    public static String of(RunResult result) {
        JsonText json = new JsonText();
        json.object().field("schema", "cleancut/verdict-v1");
        writeFields(json, result);
        return json.endObject().toString();
    }

    /** The fields of a result of {@code run}, without the folder. */
    public static void writeFields(JsonText json, RunResult result) {
        Verdict verdict = result.verdict();
        var plan = verdict.plan();
        json.field("scenario", plan.name()).field("case", plan.caseName());
        json.field("seed", plan.scenario().seed())
                .field("rules", plan.scenario().rules().word());
        json.field("mutant", plan.mutant()).field("exit", verdict.exit());
        json.field("evidence", "this run").field("digest", verdict.summary().digest());
        json.field("traceSha256", result.traceSha256().isEmpty() ? null : result.traceSha256());
        json.field("proof", result.noProof() == null || result.lacksProof() ? null : ProofFile.NAME);
        json.field("noProofBecause", result.lacksProof() ? result.noProof() : null);
        json.field("events", verdict.summary().events());
        json.field("virtualNanos", verdict.summary().virtualNanos());
        json.field("end", verdict.summary().end().name());
        json.field("job", verdict.summary().jobStatus());
        json.name("refusedStarts").array();
        verdict.refusedStarts().forEach(json::value);
        json.endArray();
        writeSinks(json, verdict);
        writeLaws(json, verdict);
        writeExpectations(json, verdict);
        json.name("undecided").array();
        verdict.undecided().forEach(json::value);
        json.endArray();
        var counters = verdict.summary().counters();
        json.name("checkpoints").object();
        json.field("triggered", counters.triggered()).field("completed", counters.completed());
        json.field("failed", counters.failed()).field("restored", counters.restored());
        json.field("restartsFromNothing", Telling.restartsFromNothing(verdict.timings()));
        json.field("sinceNanos", verdict.failures().sinceNanos());
        writeTimes(json, "failedBy", verdict.failures().counted());
        writeTimes(json, "countedAgain", verdict.failures().again());
        writeTimes(json, "refusedNotCounted", verdict.failures().uncounted());
        json.endObject();
        writeFaults(json, verdict);
        writeTiming(json, verdict);
        writeCriticalPaths(json, verdict.timings());
    }

    private static void writeTimes(JsonText json, String name, Map<String, Long> times) {
        json.name(name).object();
        times.forEach((what, count) -> json.field(what, count.longValue()));
        json.endObject();
    }

    private static void writeSinks(JsonText json, Verdict verdict) {
        json.name("sinks").array();
        for (SinkCount sink : verdict.sinks()) {
            json.object().field("sink", sink.sink()).field("visible", sink.visible());
            json.field("uncommittedAtTheEnd", sink.uncommitted()).endObject();
        }
        json.endArray();
    }

    private static void writeFaults(JsonText json, Verdict verdict) {
        json.name("faults").array();
        for (FaultFacts.Told fault : verdict.faults()) {
            json.object().field("fault", fault.fault()).field("what", fault.what());
            json.field("firstNanos", fault.firstNanos());
            json.field("struck", fault.struck()).field("skipped", fault.skipped());
            json.field("healedByEnd", fault.healed().isEmpty() ? null : fault.healed());
            json.endObject();
        }
        json.endArray();
    }

    /** Of every completed checkpoint: the steps that its end waited for, from the trigger on. */
    private static void writeCriticalPaths(JsonText json, CheckpointTimings timings) {
        json.name("criticalPaths").array();
        for (CheckpointTiming checkpoint : timings.completed()) {
            json.object().field("checkpoint", checkpoint.id()).name("steps").array();
            for (CriticalPath.Step step : CriticalPath.of(checkpoint, timings.topology())) {
                json.object().field("step", step.kind().word());
                json.field(
                        "subtask", step.task() < 0 ? null : timings.topology().nameOf(step.task()));
                json.field("hook", step.hook().isEmpty() ? null : step.hook());
                json.field("from", step.channel() < 0 ? null : producer(step, timings));
                json.field("atNanos", step.fromNanos())
                        .field("nanos", step.nanos())
                        .endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static String producer(CriticalPath.Step step, CheckpointTimings timings) {
        return timings.topology().nameOf(timings.topology().producerOf(step.channel()));
    }

    private static void writeLaws(JsonText json, Verdict verdict) {
        json.name("laws").array();
        for (LawRow row : verdict.laws()) {
            for (LawVerdict law : row.verdicts()) {
                json.object().field("law", law.law()).field("scope", law.scope());
                json.field("verdict", law.outcome().word()).field("exercised", law.exercised());
                json.field("detail", law.detail());
                if (law.counts() != null) {
                    json.field("lost", law.counts().lost())
                            .field("doubled", law.counts().doubled());
                }
                if (law.witness() != null) {
                    writeWitness(json, law.witness());
                }
                json.endObject();
            }
        }
        json.endArray();
    }

    private static void writeWitness(JsonText json, LawVerdict.Witness witness) {
        json.name("witness").object();
        json.field("atNanos", witness.timeNanos()).field("event", witness.order());
        json.name("records").array();
        witness.records().forEach(json::value);
        json.endArray().name("leadingEvents").array();
        witness.leadingEvents().forEach(json::value);
        json.endArray().endObject();
    }

    private static void writeExpectations(JsonText json, Verdict verdict) {
        json.name("expectations").array();
        for (Judged test : verdict.judged()) {
            json.object().field("path", test.path()).field("line", test.line());
            json.field("expect", test.expected()).field("actual", test.actual());
            json.field("met", test.isMet());
            json.field("undecided", test.answer() == Judged.Answer.UNDECIDED).endObject();
        }
        json.endArray();
    }

    private static void writeTiming(JsonText json, Verdict verdict) {
        json.name("timing").object();
        for (TimingField field : TimingField.values()) {
            if (field.isOfCheckpoint()) {
                Summary summary = field.summary(verdict.timings());
                json.name(field.path()).object();
                json.field("unit", field.isDuration() ? "ns" : "bytes");
                for (String stat : Summary.STATS) {
                    if (summary.isEmpty()) {
                        json.field(stat, null);
                    } else {
                        json.name(stat).decimal(summary.stat(stat));
                    }
                }
                json.endObject();
            }
        }
        json.endObject();
    }
}
