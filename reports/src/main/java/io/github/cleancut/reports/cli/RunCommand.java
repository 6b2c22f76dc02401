package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.folder.VerdictJson;
import io.github.cleancut.reports.run.InOrder;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.VerdictText;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    @Option(names = "--until", paramLabel = "T", description = "Stops at a virtual time, for example 412.500ms.")
    @Nullable
    String until;

    @Option(
            names = "--checkpoint",
            paramLabel = "N",
            description = "Shows timeline and critical path of this checkpoint, not of the one most worth a look.")
    long checkpoint;

    @Option(names = "--twice", description = "Runs everything twice and compares every event.")
    boolean twice;

    @Mixin
    FolderOptions folders = new FolderOptions();

    @Mixin
    GoldenOptions golden = new GoldenOptions();

    @Mixin
    JunitOption junit = new JunitOption();

    @Option(
            names = "-j",
            paramLabel = "N",
            description = "Runs on N threads, with the same output in the same order; one a core by default.")
    int jobs;

    private final RunTotal total = new RunTotal();

    RunCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("run", app.console(), output);
        return session.run(() -> runAll(session), "scripts/cleancut run " + String.join(" ", files) + arguments(null));
    }

    private int runAll(Session session) {
        PlanRunner runner = new PlanRunner(app, settings());
        Twins twins = new Twins(folders.noReport);
        List<Supplier<Runnable>> pieces = new ArrayList<>();
        for (String file : files) {
            pieces.addAll(pieces(session, runner, twins, file));
        }
        try {
            InOrder.run(threads(), pieces, Runnable::run);
        } finally {
            junit.write(app);
        }
        total.line().ifPresent(session::say);
        return total.worst();
    }

    private PlanRunner.Settings settings() {
        Loop.Bounds bounds = new Loop.Bounds(
                MOST_EVENTS,
                until == null ? VirtualTime.NEVER : DecimalTime.nanos("--until", until),
                NO_PROGRESS_NANOS);
        return new PlanRunner.Settings(bounds, folders.named(), folders.proof, changes(), twice, golden.isOn());
    }

    private int threads() {
        if (jobs < 0) {
            throw new UsageException("-j " + jobs + " is no number of threads", "1 or more; 0 for one a core");
        }
        return jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs;
    }

    /** What a file asks for: work that may be done on any thread, and gives what is then shown in the order of the files. */
    private List<Supplier<Runnable>> pieces(Session session, PlanRunner runner, Twins twins, String file) {
        List<Supplier<Runnable>> pieces = new ArrayList<>();
        try {
            for (Plan plan : app.scenarios().read(file, overrides)) {
                twins.refuse(file, plan);
                pieces.add(piece(session, runner, file, plan));
            }
        } catch (ScenarioException refused) {
            pieces.add(() -> () -> {
                total.add(session.refuse(file, refused));
                junit.xml().addRefused(file, refused.problems().get(0).text());
            });
        }
        return pieces;
    }

    private Supplier<Runnable> piece(Session session, PlanRunner runner, String file, Plan plan) {
        if (plan instanceof Plan.RefusedPlan refused) {
            return () -> () -> {
                session.warn(plan.warnings());
                total.add(Refusals.asExpected(session, refused));
                junit.xml().addRefusedAsExpected(plan.name());
            };
        }
        RunPlan runPlan = (RunPlan) plan;
        if (Refusals.isExpectedOf(runPlan)) {
            return () -> () -> {
                session.warn(plan.warnings());
                total.add(Refusals.missing(session, runPlan));
                junit.xml().addRefused(runPlan.name(), "the scenario was not refused");
            };
        }
        return () -> {
            PlanRunner.Done done = runner.run(runPlan);
            return () -> show(session, file, runPlan, done);
        };
    }

    /** A number that no checkpoint has is a mistake, told with what there is. */
    private void refuseUnknownCheckpoint(RunPlan plan, RunResult result) {
        List<Long> ids = result.verdict().timings().checkpoints().stream()
                .map(CheckpointTiming::id)
                .toList();
        if (checkpoint != 0 && !ids.contains(checkpoint)) {
            throw new UsageException(
                    plan.name() + " has no checkpoint " + checkpoint,
                    ids.isEmpty()
                            ? "it has none at all"
                            : "it has " + Collections.min(ids) + " to " + Collections.max(ids));
        }
    }

    private void show(Session session, String file, RunPlan plan, PlanRunner.Done done) {
        session.warn(plan.warnings());
        RunResult result = done.result();
        refuseUnknownCheckpoint(plan, result);
        String folder = done.folder() == null
                ? ""
                : folders.directory + "/" + done.folder().relative();
        session.document().add(json -> {
            VerdictJson.writeFields(json, result);
            json.field("folder", folder.isEmpty() ? null : folder);
        });
        junit.xml().add(result.verdict());
        noteAsLatest(done);
        int exit = result.verdict().exit();
        if (!session.isQuiet() || result.verdict().exit() != ExitCode.OK) {
            VerdictText.Style style = new VerdictText.Style(session.isUnicode(), session.isVerbose(), checkpoint);
            VerdictText.Written written =
                    new VerdictText.Written(folder, result.lacksProof() ? String.valueOf(result.noProof()) : "");
            String replay = "scripts/cleancut run " + Overrides.quoted(file) + arguments(plan);
            VerdictText.of(result.verdict(), result.lanes(), style, written, replay)
                    .forEach(session::say);
            if (twice) {
                session.say("  twice        both runs have digest "
                        + result.verdict().summary().digest() + " and the same events");
            }
        }
        if (golden.isOn()) {
            int sameness = golden.judge(app, session, plan, done);
            junit.xml().addGolden(plan.name(), sameness == ExitCode.OK, "differs from the golden run");
            exit = ExitCode.worse(exit, sameness);
        }
        total.add(exit);
        if (!session.isQuiet()) {
            session.tell(plan.name() + ": " + done.seconds() + " s real");
        }
    }

    private void noteAsLatest(PlanRunner.Done done) {
        try {
            if (done.folder() != null) {
                done.folder().noteAsLatest(folders.directory);
            }
        } catch (IOException failed) {
            throw Unwritable.runs(folders.directory, failed);
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
