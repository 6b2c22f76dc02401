package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.Story;
import io.github.cleancut.reports.run.Engine;
import io.github.cleancut.reports.run.StoryEngine;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.expect.Expectation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A command line whose scenarios and simulator are given, and whose output is kept. */
final class Desk {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path directory;
    private Charset charset = StandardCharsets.UTF_8;
    private Interruption interruption = new Interruption();
    private List<Plan> plans = List.of(Jobs.plan(List.of()));
    private List<String> declared = List.of();
    private Engine engine = engine(LawVerdict.Outcome.HOLDS);

    Desk(Path directory) {
        this.directory = directory;
    }

    static StoryEngine engine(LawVerdict.Outcome outcome) {
        return new StoryEngine(
                Story.oneGoodOneFailed(),
                StoryEngine.summary(Loop.End.OVER, List.of()),
                List.of(StoryEngine.law("CUT", "", outcome, outcome == LawVerdict.Outcome.NOT_EXERCISED ? 0 : 3)));
    }

    Desk with(Engine other) {
        engine = other;
        return this;
    }

    Desk expecting(Expectation... expectations) {
        plans = List.of(Jobs.plan(List.of(expectations)));
        return this;
    }

    Desk reading(List<Plan> others) {
        plans = others;
        return this;
    }

    Desk declaring(String mutant) {
        declared = List.of(mutant);
        return this;
    }

    Desk inAscii() {
        charset = StandardCharsets.US_ASCII;
        return this;
    }

    Desk interrupted() {
        interruption = new Interruption();
        interruption.request();
        return this;
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        Console console = new Console(
                new PrintStream(out, false, charset), new PrintStream(err, true, charset), charset, directory);
        return new CommandLineApp(new App(engine, new Given(), console, interruption)).run(arguments);
    }

    String out() {
        return out.toString(charset);
    }

    String err() {
        return err.toString(charset);
    }

    /** Reads {@code small}; {@code bad.yaml} has an error, everything else is not there. */
    private final class Given implements ScenarioSource {
        @Override
        public List<Plan> read(String name, Overrides overrides) throws ScenarioException {
            if (name.equals("bad.yaml")) {
                throw new ScenarioException(List.of(
                        new Problem("bad.yaml", 4, 38, "unknown key kil", "did you mean kill?", Problem.Kind.ERROR),
                        new Problem("bad.yaml", 9, 1, "no job", "", Problem.Kind.ERROR)));
            }
            if (!name.equals("small.yaml") && !name.equals("@small")) {
                throw new ScenarioException(
                        List.of(new Problem(name, 0, 0, "there is no such file", "", Problem.Kind.ERROR)));
            }
            return plans;
        }

        @Override
        public List<String> mutantsOf(String name) {
            return declared;
        }

        @Override
        public List<Entry> library() {
            return List.of(new Entry("small", "What is a small job?"));
        }
    }
}
