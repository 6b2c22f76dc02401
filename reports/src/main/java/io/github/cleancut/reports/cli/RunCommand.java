package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.TopologyNames;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.folder.RunFolder;
import io.github.cleancut.reports.folder.VerdictJson;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.run.SameEvents;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.VerdictText;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.trace.TraceListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: replays scenarios, prints verdicts, writes run folders. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Replays scenarios, prints the verdict of each, writes a run folder for each.")
final class RunCommand implements Callable<Integer> {
    private static final long MOST_EVENTS = 2_000_000_000L;
    private static final long NO_PROGRESS_NANOS = 60 * VirtualTime.NANOS_PER_SECOND;

    private final App app;

    @Parameters(arity = "1..*", paramLabel = "FILE|@NAME", description = "Scenario files, or names of the library.")
    List<String> files = List.of();

    @Mixin
    Overrides overrides = new Overrides();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    NotBuiltOptions notBuilt = new NotBuiltOptions();

    @Option(names = "--until", paramLabel = "T", description = "Stops at a virtual time, for example 412.500ms.")
    @Nullable
    String until;

    @Option(names = "--twice", description = "Runs everything twice and compares every event.")
    boolean twice;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where run folders go; runs by default.")
    String directory = "runs";

    @Option(names = "--no-report", description = "Writes no run folder.")
    boolean noReport;

    RunCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("run", app.console(), output);
        return session.run(() -> runAll(session), "scripts/cleancut run " + String.join(" ", files) + arguments(null));
    }

    /** Run folders are called after the file: two files of one name would write the same one. */
    private void refuseTwins() {
        SortedMap<String, String> byStem = new TreeMap<>();
        for (String file : files) {
            String stem = file.substring(file.lastIndexOf('/') + 1);
            String twin = byStem.put(stem, file);
            if (twin != null && !twin.equals(file) && !noReport) {
                throw new UsageException(
                        twin + " and " + file + " would write the same run folder",
                        "run them apart, each with its own -o, or both with --no-report");
            }
        }
    }

    private int runAll(Session session) {
        notBuilt.refuse();
        refuseTwins();
        Loop.Bounds bounds = new Loop.Bounds(
                MOST_EVENTS, until == null ? VirtualTime.NEVER : DecimalTime.nanos(until), NO_PROGRESS_NANOS);
        int worst = ExitCode.OK;
        for (String file : files) {
            try {
                for (Plan plan : app.scenarios().read(file, overrides)) {
                    worst = ExitCode.worse(worst, run(session, file, plan, bounds));
                }
            } catch (ScenarioException refused) {
                worst = ExitCode.worse(worst, session.refuse(refused));
            }
        }
        return worst;
    }

    private int run(Session session, String file, Plan plan, Loop.Bounds bounds) {
        session.warn(plan.warnings());
        if (plan instanceof Plan.RefusedPlan refused) {
            return Refusals.asExpected(session, refused);
        }
        RunPlan runPlan = (RunPlan) plan;
        if (Refusals.isExpectedOf(runPlan)) {
            return Refusals.missing(session, runPlan);
        }
        Progress progress = new Progress(app.console().err(), plan.name());
        RunFolder folder = RunFolder.of(
                app.console().directory().resolve(directory),
                runPlan,
                changes(),
                app.interruption().partials());
        RunResult result = result(runPlan, bounds, progress, folder);
        String folderName = noReport ? "" : directory + "/" + folder.relative();
        show(session, result, folderName, "scripts/cleancut run " + Overrides.quoted(file) + arguments(runPlan));
        if (!session.isQuiet()) {
            session.tell(plan.name() + ": " + progress.seconds() + " s real");
        }
        return result.verdict().exit();
    }

    private RunResult result(RunPlan plan, Loop.Bounds bounds, Progress progress, RunFolder folder) {
        SameEvents same = new SameEvents(new TopologyNames(
                new Topology(plan.scenario().job(), plan.scenario().cluster())));
        JudgedRun run = new JudgedRun(app.engine(), bounds, watchers(progress, same.firstRun()));
        RunResult result = noReport ? run.run(plan, null) : inFolder(run, plan, folder);
        if (twice) {
            RunResult again = new JudgedRun(app.engine(), bounds, watchers(progress, same.secondRun()))
                    .run(plan, noReport ? null : OutputStream.nullOutputStream());
            compare(result, again, same);
        }
        return result;
    }

    private List<TraceListener> watchers(Progress progress, TraceListener compared) {
        return twice ? List.of(app.interruption(), progress, compared) : List.of(app.interruption(), progress);
    }

    private RunResult inFolder(JudgedRun run, RunPlan plan, RunFolder folder) {
        try {
            RunResult result = folder.fill(run, plan);
            folder.noteAsLatest(directory);
            return result;
        } catch (IOException failed) {
            throw new UsageException(
                    directory + ": cannot be written: " + Unwritable.reason(failed),
                    "name another folder with -o, or leave the run folder out with --no-report");
        }
    }

    private static void compare(RunResult first, RunResult second, SameEvents same) {
        String digest = first.verdict().summary().digest();
        String again = second.verdict().summary().digest();
        boolean isSame = digest.equals(again) && first.traceSha256().equals(second.traceSha256());
        if (!isSame || !same.difference().isEmpty()) {
            throw new IllegalStateException(
                    "two runs differ: digest " + digest + " and " + again + "; " + same.difference());
        }
    }

    private void show(Session session, RunResult result, String folder, String replay) {
        session.document().add(json -> {
            VerdictJson.writeFields(json, result);
            json.field("folder", folder.isEmpty() ? null : folder);
        });
        if (session.isQuiet() && result.verdict().exit() == ExitCode.OK) {
            return;
        }
        VerdictText.Style style = new VerdictText.Style(session.isUnicode(), session.isVerbose());
        VerdictText.of(result.verdict(), result.lanes(), style, folder, replay).forEach(session::say);
        if (twice) {
            session.say("  twice        both runs have digest "
                    + result.verdict().summary().digest() + " and the same events");
        }
    }

    /** What makes this run another one than the file's own, for the folder's name; the seed stands there anyway. */
    private String changes() {
        boolean isSame = overrides.isEmpty() && until == null;
        return isSame ? "" : "\nmutant " + overrides.mutant + "\nuntil " + until;
    }

    private String arguments(@Nullable RunPlan plan) {
        String seed = plan == null
                ? (overrides.seed == null ? "" : " --seed " + overrides.seed)
                : (plan.caseName().isEmpty() ? "" : " --case " + Overrides.quoted(plan.caseName()))
                        + " --seed "
                        + plan.scenario().seed();
        return seed + overrides.asArguments() + (until == null ? "" : " --until " + Overrides.quoted(until));
    }
}
