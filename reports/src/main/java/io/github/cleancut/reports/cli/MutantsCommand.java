package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mutants}: which seeded bugs are killed, by which law, in which scenario. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description = "Runs every case of a scenario that names a mutant, and shows which law finds the seeded bug.")
final class MutantsCommand implements Callable<Integer> {
    private static final Loop.Bounds BOUNDS =
            new Loop.Bounds(20_000_000L, VirtualTime.NEVER, 60 * VirtualTime.NANOS_PER_SECOND);

    private final App app;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|@NAME",
            description = "Scenario files, or names of the library; the whole library by default.")
    List<String> files = List.of();

    @Mixin
    OutputOptions output = new OutputOptions();

    /** What killed a mutant, and where. */
    private record Kill(String law, String scenario) {}

    MutantsCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("mutants", app.console(), output);
        return session.run(() -> runAll(session), "scripts/cleancut mutants " + String.join(" ", files));
    }

    private int runAll(Session session) {
        Map<String, List<Kill>> matrix = new LinkedHashMap<>();
        int worst = ExitCode.OK;
        for (String file : names()) {
            try {
                for (Plan plan : app.scenarios().read(file, new Overrides())) {
                    if (plan instanceof RunPlan runPlan && runPlan.mutant() != null) {
                        worst = ExitCode.worse(worst, run(session, runPlan, runPlan.mutant(), matrix));
                    }
                }
            } catch (ScenarioException refused) {
                worst = ExitCode.worse(worst, session.refuse(refused));
            }
        }
        List<String> survivors = matrix.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        session.document().add(json -> write(json, matrix, survivors));
        show(session, matrix, survivors);
        return survivors.isEmpty() ? worst : ExitCode.worse(worst, ExitCode.VIOLATED);
    }

    private List<String> names() {
        return files.isEmpty()
                ? app.scenarios().library().stream()
                        .map(entry -> "@" + entry.stem())
                        .toList()
                : files;
    }

    /** A bug of the simulator under a mutant kills nothing: it is told, and the exit code says so. */
    private int run(Session session, RunPlan plan, String mutant, Map<String, List<Kill>> matrix) {
        List<Kill> kills = matrix.computeIfAbsent(mutant, first -> new ArrayList<>());
        Verdict verdict;
        try {
            verdict = new JudgedRun(app.engine(), BOUNDS, List.of(app.interruption()))
                    .run(plan, null)
                    .verdict();
        } catch (IllegalStateException | IllegalArgumentException bug) {
            session.tell(plan.name() + ": bug in the simulator under mutant " + mutant + ": " + bug);
            return ExitCode.INTERNAL;
        }
        for (LawRow law : verdict.violated()) {
            kills.add(new Kill(law.law(), plan.name()));
        }
        if (verdict.violated().isEmpty()) {
            verdict.unmet().stream()
                    .filter(test -> !test.isMet())
                    .forEach(test -> session.tell(plan.name() + ": no law violated; " + test.path() + " was "
                            + test.actual() + ", expected " + test.expected()));
        }
        return ExitCode.OK;
    }

    private static void show(Session session, Map<String, List<Kill>> matrix, List<String> survivors) {
        int width = matrix.keySet().stream().mapToInt(String::length).max().orElse(0);
        matrix.forEach((mutant, kills) -> {
            String start = "  " + mutant + " ".repeat(width - mutant.length() + 2);
            if (kills.isEmpty()) {
                session.say(start + "SURVIVED");
            } else if (!session.isQuiet()) {
                session.say(start + "killed by " + String.join(", ", described(kills)));
            }
        });
        session.say(matrix.size() - survivors.size() + " of " + matrix.size() + " mutants killed");
    }

    private static List<String> described(List<Kill> kills) {
        return kills.stream().map(kill -> kill.law() + " in " + kill.scenario()).toList();
    }

    private static void write(JsonText json, Map<String, List<Kill>> matrix, List<String> survivors) {
        json.field("total", matrix.size()).field("killed", matrix.size() - survivors.size());
        json.name("survivors").array();
        survivors.forEach(json::value);
        json.endArray().name("matrix").array();
        matrix.forEach((mutant, kills) -> {
            json.object().field("mutant", mutant).name("killedBy").array();
            for (Kill kill : kills) {
                json.object().field("law", kill.law()).field("scenario", kill.scenario());
                json.endObject();
            }
            json.endArray().endObject();
        });
        json.endArray();
    }
}
