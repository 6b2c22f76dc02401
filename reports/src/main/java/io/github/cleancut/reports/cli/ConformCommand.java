package io.github.cleancut.reports.cli;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.reports.conform.ConformanceRun;
import io.github.cleancut.reports.conform.ConformanceText;
import io.github.cleancut.reports.conform.Corpus;
import io.github.cleancut.reports.conform.Divergence;
import io.github.cleancut.reports.conform.DivergenceText;
import io.github.cleancut.reports.conform.Findings;
import io.github.cleancut.reports.conform.RecordingFiles;
import io.github.cleancut.reports.conform.RecordingInput;
import io.github.cleancut.reports.conform.RecordingRefused;
import io.github.cleancut.reports.verdict.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code conform}: recordings of the real Flink, replayed through the rule tables and compared step by step. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        description = "Replays recordings of the real Flink 2.3.0, of its coordinator and of its barrier handlers,"
                + " through the rule tables, and compares every effect and the visible state after each command.",
        footer = {
            "",
            "Exit codes: 0 no divergence, 1 diverged, 2 bad usage or a recording that cannot be replayed,",
            "70 a bug in the simulator; of several the worst."
        })
final class ConformCommand implements Callable<Integer> {
    /** A broken row makes hundreds of runs diverge; the first ones say enough. */
    private static final int MOST_SHOWN = 3;

    private final App app;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Recordings, or folders of them, plain or gzipped; those of the program by default.")
    List<String> files = List.of();

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description = "Only runs of this name, for example 'seed 17'; repeatable.")
    List<String> runs = new ArrayList<>();

    @Option(names = "--explain", description = "Shows the steps around each divergence side by side.")
    boolean explain;

    @Option(names = "--coverage", description = "Shows how often each rule row fired.")
    boolean coverage;

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final List<Divergence> divergences = new ArrayList<>();
    private int worst = ExitCode.OK;
    private int refused;

    ConformCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("conform", app.console(), output);
        return session.run(() -> conform(session), "scripts/cleancut conform " + String.join(" ", files));
    }

    private int conform(Session session) {
        RuleBook book = rules.book();
        Predicate<String> chosen = name -> runs.isEmpty() || runs.contains(name) || runs.contains(seed(name));
        ConformanceRun run = new ConformanceRun(book, chosen);
        for (RecordingInput input : inputs(session)) {
            check(session, run, input);
        }
        if (run.counts().runs() == 0 && worst == ExitCode.OK) {
            throw new UsageException("no run of the name " + String.join(", ", runs), "leave out --run");
        }
        if (divergences.size() > MOST_SHOWN && !session.isVerbose()) {
            session.say((divergences.size() - MOST_SHOWN) + " more runs diverged, which -v shows");
            session.say("");
        }
        worst = ExitCode.worse(worst, divergences.isEmpty() ? ExitCode.OK : ExitCode.VIOLATED);
        if (run.counts().runs() > 0) {
            conclude(session, run);
        }
        return worst;
    }

    /** Where nothing was compared there is nothing to say of it. */
    private void conclude(Session session, ConformanceRun run) {
        if (!session.isQuiet() || worst != ExitCode.OK) {
            ConformanceText.summary(run, rules.words()).forEach(session::say);
            if (refused > 0) {
                session.say("  refused      " + (refused == 1 ? "1 file" : refused + " files")
                        + ", of which this says nothing");
            }
        }
        if (coverage) {
            ConformanceText.coverage(run).forEach(session::say);
        }
        session.document().add(json -> ConformanceText.write(json, run, rules.words(), divergences, coverage));
    }

    private static String seed(String name) {
        return name.startsWith("seed ") ? name.substring("seed ".length()) : name;
    }

    private List<RecordingInput> inputs(Session session) {
        if (files.isEmpty()) {
            return Corpus.inputs();
        }
        List<RecordingInput> inputs = new ArrayList<>();
        for (String file : files) {
            try {
                inputs.addAll(RecordingFiles.of(app.console().directory(), file));
            } catch (RecordingRefused refused) {
                refuse(session, refused);
            }
        }
        return inputs;
    }

    private void check(Session session, ConformanceRun run, RecordingInput input) {
        try {
            run.check(input, new Shown(session, run), app.interruption()::check);
        } catch (RecordingRefused refused) {
            refuse(session, refused);
        }
    }

    /** Says what is found while the files are read. */
    private final class Shown implements Findings {
        private final Session session;
        private final ConformanceRun run;

        Shown(Session session, ConformanceRun run) {
            this.session = session;
            this.run = run;
        }

        @Override
        public void diverged(Divergence divergence) {
            divergences.add(divergence);
            if (divergences.size() <= MOST_SHOWN || session.isVerbose()) {
                DivergenceText.lines(divergence, run.rules(), explain, rules.asArguments())
                        .forEach(session::say);
                session.say("");
            }
        }

        @Override
        public void broke(String file, String name, Throwable bug) {
            session.breakOff(bug, DivergenceText.replay(file, name, rules.asArguments()));
            worst = ExitCode.worse(worst, ExitCode.INTERNAL);
        }
    }

    private void refuse(Session session, RecordingRefused problem) {
        refused++;
        session.document().fail(problem.problem());
        session.tell(problem.problem().text());
        worst = ExitCode.worse(worst, ExitCode.USAGE);
    }
}
