package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code check}: reads scenarios as {@code run} does, and runs nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks scenarios, schema and meaning, exactly as run reads them; runs nothing.")
final class CheckCommand implements Callable<Integer> {
    private final App app;

    @Parameters(arity = "1..*", paramLabel = "FILE|@NAME", description = "Scenario files, or names of the library.")
    List<String> files = List.of();

    @Mixin
    Overrides overrides = new Overrides();

    @Mixin
    OutputOptions output = new OutputOptions();

    CheckCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("check", app.console(), output);
        return session.run(() -> checkAll(session), "scripts/cleancut check " + String.join(" ", files));
    }

    private int checkAll(Session session) {
        int errors = 0;
        int faulty = 0;
        for (String file : files) {
            int found = check(session, file);
            errors += found;
            faulty += found > 0 ? 1 : 0;
        }
        if (errors > 0) {
            session.say(errors
                    + (errors == 1 ? " error in " : " errors in ")
                    + faulty
                    + (faulty == 1 ? " file" : " files"));
        }
        return errors > 0 ? ExitCode.USAGE : ExitCode.OK;
    }

    private int check(Session session, String file) {
        List<String> runs = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int errors = 0;
        try {
            for (Plan plan : app.scenarios().read(file, overrides)) {
                runs.add(plan.name());
                problems.addAll(plan.warnings());
            }
        } catch (ScenarioException refused) {
            problems.addAll(refused.problems());
            errors = (int) refused.problems().stream()
                    .filter(problem -> problem.kind() != Problem.Kind.WARNING)
                    .count();
            refused.problems().forEach(session.document()::fail);
        }
        problems.stream().distinct().forEach(problem -> session.say(problem.text()));
        if (errors == 0 && !session.isQuiet()) {
            session.say(file + ": ok, " + runs.size() + (runs.size() == 1 ? " run" : " runs"));
        }
        session.document().add(json -> write(json, file, runs, problems));
        return errors;
    }

    private static void write(JsonText json, String file, List<String> runs, List<Problem> problems) {
        json.field("file", file).name("runs").array();
        runs.forEach(json::value);
        json.endArray().name("problems").array();
        problems.forEach(problem -> Document.writeProblem(json, problem));
        json.endArray();
    }
}
