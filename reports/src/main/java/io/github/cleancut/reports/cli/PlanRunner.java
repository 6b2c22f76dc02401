package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.law.TopologyNames;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.folder.ProofKind;
import io.github.cleancut.reports.folder.RunFolder;
import io.github.cleancut.reports.golden.GoldenRun;
import io.github.cleancut.reports.run.JudgedRun;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.run.SameEvents;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.trace.TraceListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs plans, each into its folder. Several threads may do so at once. */
final class PlanRunner {
    private final App app;
    private final Settings settings;

    /** One lock a folder: the same scenario may be named twice. */
    private final SortedMap<String, Object> locks = new TreeMap<>();

    /**
     * How plans are run.
     *
     * @param bounds how far a run may go
     * @param directory where run folders go, as it was named; null: no run folders
     * @param proof how much of a run its certificate tells
     * @param changes what makes the runs others than the files' own, for the folders' names
     * @param isTwice whether everything runs twice and is compared
     * @param isGolden whether the steps are gathered for a golden run
     */
    record Settings(
            Loop.Bounds bounds,
            @Nullable String directory,
            ProofKind proof,
            String changes,
            boolean isTwice,
            boolean isGolden) {}

    /**
     * What a run gave.
     *
     * @param result the verdict
     * @param folder the run folder, or null
     * @param golden the lines of a golden run, empty unless they were asked for
     * @param seconds how long it took in real time
     */
    record Done(RunResult result, @Nullable RunFolder folder, List<String> golden, String seconds) {}

    PlanRunner(App app, Settings settings) {
        this.app = app;
        this.settings = settings;
    }

    /** Runs one plan. */
    Done run(RunPlan plan) {
        TopologyNames names = new TopologyNames(
                new Topology(plan.scenario().job(), plan.scenario().cluster()));
        Progress progress = new Progress(app.console().err(), plan.name());
        SameEvents same = new SameEvents(names);
        GoldenRun golden = new GoldenRun(names);
        List<TraceListener> watchers = new ArrayList<>(List.of(app.interruption(), progress));
        if (settings.isGolden()) {
            watchers.add(golden);
        }
        List<TraceListener> first = new ArrayList<>(watchers);
        if (settings.isTwice()) {
            first.add(same.firstRun());
        }
        JudgedRun run = new JudgedRun(app.engine(), settings.bounds(), first);
        RunFolder folder = folderOf(plan);
        RunResult result = folder == null ? run.run(plan, null) : inFolder(run, plan, folder);
        if (settings.isTwice()) {
            compare(result, again(plan, List.of(app.interruption(), progress, same.secondRun())), same);
        }
        return new Done(
                result, folder, settings.isGolden() ? golden.lines(result.verdict()) : List.of(), progress.seconds());
    }

    private @Nullable RunFolder folderOf(RunPlan plan) {
        if (settings.directory() == null) {
            return null;
        }
        return RunFolder.of(
                app.console().directory().resolve(settings.directory()),
                plan,
                settings.changes(),
                app.interruption().partials());
    }

    private RunResult again(RunPlan plan, List<TraceListener> watchers) {
        return new JudgedRun(app.engine(), settings.bounds(), watchers)
                .run(plan, settings.directory() == null ? null : OutputStream.nullOutputStream());
    }

    private RunResult inFolder(JudgedRun run, RunPlan plan, RunFolder folder) {
        synchronized (lockOf(folder.relative())) {
            try {
                return folder.fill(run, plan, settings.proof());
            } catch (IOException failed) {
                throw Unwritable.runs(String.valueOf(settings.directory()), failed);
            }
        }
    }

    private Object lockOf(String folder) {
        synchronized (locks) {
            return locks.computeIfAbsent(folder, first -> new Object());
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
}
