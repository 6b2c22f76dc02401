package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.folder.WholeFile;
import io.github.cleancut.reports.hunt.Finding;
import io.github.cleancut.reports.hunt.Hunt;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.scenarios.Plan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.ScenarioException;
import io.github.cleancut.scenarios.vary.Vary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hunt}: many variations of one scenario; a law that one of them breaks becomes a small scenario file. */
@Command(
        name = "hunt",
        mixinStandardHelpOptions = true,
        description = "Varies a scenario, seed by seed: its faults, latencies, schedule, configuration. Shrinks the"
                + " first variation that breaks a law to a scenario file that replays it.")
final class HuntCommand implements Callable<Integer> {
    private static final Pattern SEEDS = Pattern.compile("([0-9]{1,18})\\.\\.([0-9]{1,18})");

    private final App app;

    @Parameters(arity = "1", paramLabel = "FILE|@NAME", description = "A scenario file, or a name of the library.")
    String file = "";

    @Mixin
    Overrides overrides = new Overrides();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--seeds", paramLabel = "A..B", description = "The seeds, both ends included; 1..1000 by default.")
    String seeds = "1..1000";

    @Option(names = "--time", paramLabel = "T", description = "Stops after this real time, for example 60s.")
    @Nullable
    String time;

    @Option(
            names = "--vary",
            paramLabel = "WHAT",
            description = "What varies: some of faults,latency,schedule,config; all by default.")
    String vary = "faults,latency,schedule,config";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where findings go; hunts by default.")
    String directory = "hunts";

    HuntCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("hunt", app.console(), output);
        return session.run(() -> hunt(session), "scripts/cleancut hunt " + arguments());
    }

    private String arguments() {
        return Overrides.quoted(file)
                + " --seeds "
                + Overrides.quoted(seeds)
                + " --vary "
                + Overrides.quoted(vary)
                + overrides.asArguments()
                + (overrides.caseName == null ? "" : " --case " + Overrides.quoted(overrides.caseName));
    }

    private int hunt(Session session) {
        if (overrides.seed != null) {
            throw new UsageException("hunt takes no --seed", "--seeds " + overrides.seed + ".." + overrides.seed);
        }
        long[] range = range();
        Set<Vary> what = what();
        Clock clock = new Clock(time == null ? Long.MAX_VALUE : DecimalTime.withUnit("--time", time));
        List<RunPlan> plans;
        try {
            plans = plans();
        } catch (ScenarioException refused) {
            return session.refuse(refused);
        }
        requireFolder();
        HuntProgress progress = new HuntProgress(app.console().err(), file);
        Hunt.Conduct conduct =
                new Hunt.Conduct(List.of(app.interruption(), progress), Interruption.Interrupted.class, clock::hasTime);
        Hunt hunt = new Hunt(app.engine(), conduct, what, this::keep);
        HuntReport report = new HuntReport(hunt, file, directory);
        boolean isDone = false;
        try {
            isDone = hunt.run(plans, range[0], range[1]);
        } finally {
            report.show(session, range, !isDone);
        }
        if (!session.isQuiet()) {
            session.tell(file + ": " + progress.seconds() + " s real");
        }
        int exit = isDone && !hunt.isBounded() ? ExitCode.OK : ExitCode.UNDECIDED;
        for (Finding finding : hunt.findings()) {
            exit = ExitCode.worse(exit, HuntReport.exitOf(finding));
        }
        return exit;
    }

    private long[] range() {
        Matcher matcher = SEEDS.matcher(seeds.strip());
        if (!matcher.matches()) {
            throw new UsageException("--seeds " + seeds + " is no range", "for example --seeds 1..10000");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        if (last < first) {
            throw new UsageException("--seeds " + seeds + " is empty", "the smaller seed comes first");
        }
        return new long[] {first, last};
    }

    private Set<Vary> what() {
        Set<Vary> what = EnumSet.noneOf(Vary.class);
        List<String> words = Arrays.stream(Vary.values()).map(Vary::word).toList();
        for (String word : vary.split(",", -1)) {
            Vary one = Arrays.stream(Vary.values())
                    .filter(candidate -> candidate.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UsageException(
                            "--vary " + vary + ": nothing is called \"" + word + "\"",
                            "there are " + String.join(", ", words)));
            what.add(one);
        }
        return what;
    }

    private List<RunPlan> plans() throws ScenarioException {
        List<RunPlan> runs = new ArrayList<>();
        for (Plan plan : app.scenarios().read(file, overrides)) {
            if (plan instanceof RunPlan run && !Refusals.isExpectedOf(run)) {
                runs.add(run);
            }
        }
        if (runs.isEmpty()) {
            throw new UsageException(file + " has nothing to run", "every case of it expects to be refused");
        }
        return runs;
    }

    /** A hunt may take hours: where its findings cannot be written is better known before. */
    private void requireFolder() {
        Path folder = app.console().directory().resolve(directory).toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(
                    directory + ": cannot be written: " + folder + " is no folder that may be written",
                    "name another folder with -o");
        }
    }

    private void keep(Finding finding, String scenario) {
        Path folder = app.console().directory().resolve(directory);
        try {
            Files.createDirectories(folder);
            String replay = "scripts/cleancut run " + Overrides.quoted(directory + "/" + finding.file());
            String origin = "scripts/cleancut hunt " + seedless(finding.seed());
            WholeFile.write(
                    folder.resolve(finding.file()),
                    HuntReport.header(finding, origin, replay) + scenario,
                    app.interruption().partials());
        } catch (IOException failed) {
            throw new UsageException(
                    directory + ": cannot be written: " + Unwritable.reason(failed), "name another folder with -o");
        }
    }

    private String seedless(long seed) {
        return arguments().replace("--seeds " + Overrides.quoted(seeds), "--seeds " + seed + ".." + seed);
    }

    /** Real time, which bounds a hunt and never decides what it finds. */
    private record Clock(long endNanos) {
        Clock {
            endNanos = endNanos == Long.MAX_VALUE ? endNanos : System.nanoTime() + endNanos;
        }

        boolean hasTime() {
            return endNanos == Long.MAX_VALUE || System.nanoTime() - endNanos < 0;
        }
    }
}
