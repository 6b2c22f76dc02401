package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.golden.GoldenFolder;
import io.github.cleancut.reports.golden.GoldenFolder.Comparison;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.scenarios.Plan.RunPlan;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --golden}: whether runs still do what they did when somebody last looked. */
final class GoldenOptions {
    @Option(
            names = "--golden",
            paramLabel = "DIR",
            description = "Compares each run with its golden one in this folder; exit 4 where one differs.")
    @Nullable
    String directory;

    @Option(names = "--update-golden", description = "Makes these runs the golden ones.")
    boolean isUpdate;

    /** Whether golden runs are wanted. */
    boolean isOn() {
        if (isUpdate && directory == null) {
            throw new UsageException(
                    "--update-golden without --golden", "name the folder of golden runs: --golden DIR");
        }
        return directory != null;
    }

    /** Compares a run, or makes it the golden one; tells what came of it, and returns the exit code. */
    int judge(App app, Session session, RunPlan plan, PlanRunner.Done done) {
        List<String> lines = done.golden();
        String named = String.valueOf(directory);
        GoldenFolder folder = new GoldenFolder(
                app.console().directory().resolve(named),
                named,
                app.interruption().partials());
        try {
            if (isUpdate) {
                session.say("  golden       "
                        + folder.update(plan.name(), plan.scenario().seed(), lines) + " is written"
                        + unlikely(done.result().verdict().exit()));
                return ExitCode.OK;
            }
            return tell(session, folder.compare(plan.name(), plan.scenario().seed(), lines));
        } catch (IOException failed) {
            throw new UsageException(
                    named + ": the golden run cannot be " + (isUpdate ? "written: " : "read: ")
                            + Unwritable.reason(failed),
                    "--golden names a folder of golden runs");
        }
    }

    /** A golden run is one that somebody has found right. */
    private static String unlikely(int exit) {
        return exit == ExitCode.OK ? "" : ", though the run is " + ExitCode.word(exit);
    }

    private static int tell(Session session, Comparison compared) {
        if (compared.isSame()) {
            if (!session.isQuiet()) {
                session.say("  golden       as in " + compared.file());
            }
            return ExitCode.OK;
        }
        if (compared.isMissing()) {
            session.say("  GOLDEN       there is no " + compared.file() + "; --update-golden writes it");
        } else {
            session.say("  GOLDEN       differs from " + compared.file() + ", first in line " + compared.line());
            session.say("    golden  " + compared.golden());
            session.say("    now     " + compared.now());
        }
        session.say("exit " + ExitCode.GOLDEN);
        return ExitCode.GOLDEN;
    }
}
