package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.scenarios.Problem;
import io.github.cleancut.scenarios.ScenarioException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/** One command under way: what it says, its JSON document, and what becomes of errors. */
final class Session {
    private final Console console;
    private final OutputOptions options;
    private final Document document;

    Session(String command, Console console, OutputOptions options) {
        this.console = console;
        this.options = options;
        this.document = new Document(command);
    }

    /** The JSON document. */
    Document document() {
        return document;
    }

    /** Whether only what is not as expected is shown. */
    boolean isQuiet() {
        return options.quiet;
    }

    boolean isVerbose() {
        return options.verbose;
    }

    boolean isUnicode() {
        return console.isUnicode();
    }

    /** A line of the result; nothing with {@code --json}. */
    void say(String line) {
        if (!options.json) {
            console.out().println(line);
        }
    }

    /** A line that is no result. */
    void tell(String line) {
        console.out().flush();
        console.err().println(line);
    }

    PrintStream err() {
        return console.err();
    }

    /** Warnings go to stderr. */
    void warn(List<Problem> warnings) {
        if (!options.quiet) {
            warnings.forEach(problem -> tell(problem.text()));
        }
    }

    /**
     * Runs a command to its exit code; every error becomes one line, one code and the JSON document's error.
     *
     * @param command what is done
     * @param replay the command that repeats it, for bugs of the simulator
     */
    int run(IntSupplier command, String replay) {
        int exit = guarded(command, replay);
        if (options.json) {
            console.out().print(document.text(exit));
        }
        console.out().flush();
        console.err().flush();
        return exit;
    }

    private int guarded(IntSupplier command, String replay) {
        try {
            return command.getAsInt();
        } catch (UsageException usage) {
            document.fail(usage.text(), usage.hint());
            tell("cleancut: " + usage.text() + (usage.hint().isEmpty() ? "" : "\n    " + usage.hint()));
            return ExitCode.USAGE;
        } catch (Interruption.Interrupted interrupted) {
            document.fail("interrupted", "");
            tell("cleancut: interrupted");
            return ExitCode.INTERRUPTED;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            breakOff(bug, replay);
            return ExitCode.INTERNAL;
        }
    }

    /** Notes a bug of the simulator and the command that repeats it. */
    void breakOff(Throwable bug, String replay) {
        document.fail("bug in the simulator: " + bug, "replay with: " + replay);
        tell("cleancut: bug in the simulator: " + bug + "\n    replay with: " + replay);
        if (options.verbose) {
            tellFrames(bug);
        }
    }

    private void tellFrames(Throwable bug) {
        for (Throwable cause = bug; cause != null; cause = cause.getCause()) {
            tell(cause.toString());
            for (StackTraceElement frame : cause.getStackTrace()) {
                tell("    at " + frame);
            }
        }
    }

    /** Notes a scenario that cannot be run, as a result of its own: the document has one error only. */
    int refuse(String file, ScenarioException refused) {
        document.add(json -> {
            json.field("file", file)
                    .field("exit", ExitCode.USAGE)
                    .name("problems")
                    .array();
            refused.problems().forEach(problem -> Document.writeProblem(json, problem));
            json.endArray();
        });
        return refuse(refused);
    }

    /** Notes a scenario that cannot be run. */
    int refuse(ScenarioException refused) {
        refused.problems().forEach(problem -> {
            document.fail(problem);
            tell(problem.text());
        });
        return ExitCode.USAGE;
    }
}
