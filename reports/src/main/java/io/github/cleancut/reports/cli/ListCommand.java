package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.verdict.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code list}: what there is in the library. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the scenarios of the library, each with the question that it answers.")
final class ListCommand implements Callable<Integer> {
    private final App app;

    @Mixin
    OutputOptions output = new OutputOptions();

    ListCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("list", app.console(), output);
        return session.run(() -> list(session), "scripts/cleancut list");
    }

    private int list(Session session) {
        List<ScenarioSource.Entry> library = app.scenarios().library();
        int width =
                library.stream().mapToInt(entry -> entry.stem().length()).max().orElse(0);
        for (ScenarioSource.Entry entry : library) {
            session.say("@" + entry.stem() + " ".repeat(width - entry.stem().length() + 2) + entry.question());
            session.document().add(json -> json.field("scenario", entry.stem()).field("question", entry.question()));
        }
        return ExitCode.OK;
    }
}
