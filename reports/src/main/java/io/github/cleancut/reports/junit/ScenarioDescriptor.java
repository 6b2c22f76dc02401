package io.github.cleancut.reports.junit;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.run.Simulator;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.VerdictText;
import io.github.cleancut.scenarios.Overrides;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.ScenarioReader;
import io.github.cleancut.scenarios.expect.Expectation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;

/** A scenario file, or one of its runs. */
final class ScenarioDescriptor extends AbstractTestDescriptor {
    private static final Loop.Bounds BOUNDS =
            new Loop.Bounds(2_000_000_000L, VirtualTime.NEVER, 60 * VirtualTime.NANOS_PER_SECOND);

    private final Path path;
    private final Type type;
    private final Supplier<TestExecutionResult> work;

    private ScenarioDescriptor(UniqueId id, String name, Path file, Type type, Supplier<TestExecutionResult> work) {
        super(id, name, FileSource.from(file.toFile()));
        this.path = file;
        this.type = type;
        this.work = work;
    }

    /** A file with its runs; one that cannot be read fails as a whole. */
    static ScenarioDescriptor of(TestDescriptor parent, Path file) {
        UniqueId id = parent.getUniqueId().append("scenario", file.toString());
        String name = String.valueOf(file.getFileName());
        try {
            List<Plan> plans = ScenarioReader.read(file.toString(), Overrides.NONE);
            ScenarioDescriptor container =
                    new ScenarioDescriptor(id, name, file, Type.CONTAINER, TestExecutionResult::successful);
            for (Plan plan : plans) {
                container.addChild(new ScenarioDescriptor(
                        id.append("run", plan.name()), plan.name(), file, Type.TEST, () -> judge(file, plan)));
            }
            return container;
        } catch (ScenarioException refused) {
            String text = refused.problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
            return new ScenarioDescriptor(id, name, file, Type.TEST, () -> failed(text));
        }
    }

    /** The file that an id of this engine belongs to. */
    static Optional<Path> fileOf(UniqueId id) {
        return id.getSegments().stream()
                .filter(segment -> segment.getType().equals("scenario"))
                .map(segment -> Path.of(segment.getValue()))
                .findFirst();
    }

    private static TestExecutionResult judge(Path file, Plan plan) {
        if (!(plan instanceof RunPlan run)) {
            return TestExecutionResult.successful(); // refused, as it expects
        }
        if (run.expectations().stream().anyMatch(Expectation.Rejected.class::isInstance)) {
            return failed(run.name() + " expects to be refused, and was not");
        }
        RunResult result = new JudgedRun(new Simulator(), BOUNDS, List.of()).run(run, null);
        if (result.verdict().exit() == ExitCode.OK) {
            return TestExecutionResult.successful();
        }
        VerdictText.Style style = new VerdictText.Style(true, false, 0);
        String chosen = run.caseName().isEmpty() ? "" : " --case " + run.caseName();
        String replay = "scripts/cleancut run " + file + chosen + " --seed "
                + run.scenario().seed();
        return failed(String.join(
                "\n", VerdictText.of(result.verdict(), result.lanes(), style, VerdictText.Written.NOTHING, replay)));
    }

    private static TestExecutionResult failed(String text) {
        return TestExecutionResult.failed(new AssertionError(text));
    }

    @Override
    public Type getType() {
        return type;
    }

    /** The file. */
    Path path() {
        return path;
    }

    /** Runs it. */
    TestExecutionResult run() {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError bug) {
            return TestExecutionResult.failed(bug); // the other tests go on
        }
    }
}
