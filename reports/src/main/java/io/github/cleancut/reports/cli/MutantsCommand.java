package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.Judged;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.Expectation.LawOutcome;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mutants}: which seeded bugs are killed, by which law, in which scenario. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description =
                "Runs seeded bugs against scenarios and shows which law or expectation finds each: first the pairs"
                        + " that the scenarios declare, then, for other mutants, every small scenario of the library.")
final class MutantsCommand implements Callable<Integer> {
    private static final long NO_PROGRESS_NANOS = 60 * VirtualTime.NANOS_PER_SECOND;
    private static final Loop.Bounds BOUNDS = new Loop.Bounds(20_000_000L, VirtualTime.NEVER, NO_PROGRESS_NANOS);

    /** Where no scenario names a mutant, all up to this size are tried. */
    private static final long SMALL_EVENTS = 100_000;

    private static final Loop.Bounds SMALL = new Loop.Bounds(2 * SMALL_EVENTS, VirtualTime.NEVER, NO_PROGRESS_NANOS);

    private final App app;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|@NAME",
            description = "Scenario files, or names of the library; the whole library by default.")
    List<String> files = List.of();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final MutantMatrix matrix = new MutantMatrix();
    private final List<RunPlan> healthy = new ArrayList<>();
    private int worst = ExitCode.OK;

    MutantsCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("mutants", app.console(), output);
        return session.run(() -> runAll(session), "scripts/cleancut mutants " + String.join(" ", files));
    }

    private int runAll(Session session) {
        for (String file : names()) {
            try {
                runDeclared(session, file);
            } catch (ScenarioException refused) {
                worst = ExitCode.worse(worst, session.refuse(refused));
            }
        }
        if (files.isEmpty()) {
            searchForTheRest(session);
        }
        session.document().add(matrix::write);
        matrix.lines(session.isQuiet()).forEach(session::say);
        if (matrix.isEmpty()) {
            return ExitCode.worse(worst, ExitCode.UNDECIDED);
        }
        return matrix.survivors().isEmpty() ? worst : ExitCode.worse(worst, ExitCode.VIOLATED);
    }

    private List<String> names() {
        return files.isEmpty()
                ? app.scenarios().library().stream()
                        .map(entry -> "@" + entry.stem())
                        .toList()
                : files;
    }

    /** A scenario declares its mutants in a comment, {@code # red under: a, b}, or has a case that names one. */
    private void runDeclared(Session session, String file) throws ScenarioException {
        List<RunPlan> healthyHere = new ArrayList<>();
        for (Plan plan : app.scenarios().read(file, new Overrides())) {
            if (plan instanceof RunPlan run && run.mutant() == null) {
                healthyHere.add(run);
            } else if (plan instanceof RunPlan run && run.mutant() != null) {
                matrix.killed(run.mutant(), kills(session, run, BOUNDS, true));
            }
        }
        healthy.addAll(healthyHere);
        List<String> declared = app.scenarios().mutantsOf(file);
        if (declared.isEmpty() && !files.isEmpty() && !healthyHere.isEmpty()) {
            session.tell(
                    file + ": declares no mutant\n    a comment line says under which it goes red: # red under: ID, ID"
                            + " (docs/mutants.md names them all)");
        }
        for (String mutant : declared) {
            if (Mutants.find(mutant) == null) {
                session.tell(file + ": # red under: names no mutant " + mutant + "; docs/mutants.md has them all");
                worst = ExitCode.worse(worst, ExitCode.USAGE);
                continue;
            }
            matrix.tried(mutant);
            for (RunPlan plan : healthyHere) {
                matrix.killed(mutant, kills(session, ReadScenarios.under(mutant, plan), BOUNDS, false));
            }
        }
    }

    /** Mutants that nothing has killed are tried on every small scenario that is green without them, until one goes red. */
    private void searchForTheRest(Session session) {
        List<RunPlan> small = healthy.stream().filter(this::isSmallAndGreen).toList();
        for (Mutant mutant : Mutants.all()) {
            matrix.tried(mutant.id());
            for (RunPlan plan : small) {
                if (!matrix.isKilled(mutant.id())) {
                    matrix.killed(mutant.id(), kills(session, ReadScenarios.under(mutant.id(), plan), SMALL, false));
                }
            }
        }
    }

    private boolean isSmallAndGreen(RunPlan plan) {
        Verdict verdict = verdict(plan, SMALL);
        return verdict.exit() == ExitCode.OK && verdict.summary().events() <= SMALL_EVENTS;
    }

    /** A bug of the simulator under a mutant kills nothing: it is told, and the exit code says so. */
    private List<MutantMatrix.Kill> kills(Session session, RunPlan plan, Loop.Bounds bounds, boolean isOwnCase) {
        Verdict verdict = verdictOrNull(session, plan, bounds);
        if (verdict == null) {
            return List.of();
        }
        List<MutantMatrix.Kill> kills = new ArrayList<>();
        for (LawRow law : verdict.violated()) {
            if (!law.isFlinksOwn() && !isExpected(law, plan, isOwnCase)) {
                kills.add(new MutantMatrix.Kill(law.law(), plan.name()));
            }
        }
        if (kills.isEmpty()) {
            verdict.unmet().stream()
                    .filter(test -> test.answer() == Judged.Answer.MISSED)
                    .findFirst()
                    .ifPresent(test -> kills.add(new MutantMatrix.Kill(test.path(), plan.name())));
        }
        return kills;
    }

    /** A violation that a healthy run shows too tells nothing about a mutant; a case of the mutant's own expects just that. */
    private static boolean isExpected(LawRow law, RunPlan plan, boolean isOwnCase) {
        return !isOwnCase
                && plan.expectations().stream()
                        .anyMatch(expectation -> expectation instanceof LawOutcome listed
                                && listed.law().equals(law.law())
                                && listed.outcome() != Expectation.Outcome.HOLDS);
    }

    private @Nullable Verdict verdictOrNull(Session session, RunPlan plan, Loop.Bounds bounds) {
        try {
            return verdict(plan, bounds);
        } catch (IllegalStateException | IllegalArgumentException bug) {
            worst = ExitCode.worse(worst, ExitCode.INTERNAL);
            session.tell(plan.name() + ": bug in the simulator under mutant " + plan.mutant() + ": " + bug);
            return null;
        }
    }

    private Verdict verdict(RunPlan plan, Loop.Bounds bounds) {
        return new JudgedRun(app.engine(), bounds, List.of(app.interruption()))
                .run(plan, null)
                .verdict();
    }
}
