package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.verdict.ExitCode;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: finds the command, runs it, turns bad usage into one line, one exit code and, where asked for, one JSON document. */
public final class CommandLineApp {
    private static final List<String> COMMANDS =
            List.of("run", "check", "verify", "hunt", "conform", "list", "mutants", "explain");

    /** Commands that the design names and that are not built yet. */
    /** How an option of a few words is refused. */
    private static final Pattern WORDS = Pattern.compile("(?<=expected one of )(\\[[A-Z, ]+]) \\(case-insensitive\\)");

    private static final List<String> NOT_BUILT = List.of("explore", "diff", "show", "export", "new");

    private final App app;

    @Command(
            name = "cleancut",
            mixinStandardHelpOptions = true,
            version = "cleancut 0.1.0, rules of Flink 2.3.0",
            synopsisSubcommandLabel = "COMMAND",
            description = "Replays scenarios through Apache Flink's checkpoint protocol, in virtual time.",
            footer = {
                "",
                "Exit codes: 0 as expected, 1 violated, 2 bad usage or input, 3 undecided,",
                "4 differs from the golden run, 70 bug in the simulator, 130 interrupted."
            })
    static final class Root {}

    CommandLineApp(App app) {
        this.app = app;
    }

    /**
     * Runs a command.
     *
     * @param arguments as they were typed
     * @return the exit code
     */
    int run(String... arguments) {
        try {
            if (arguments.length == 0) {
                throw new UsageException("which command? " + String.join(", ", COMMANDS), "cleancut --help says more");
            }
            refuseUnknown(arguments[0]);
            return commandLine(arguments[0]).execute(arguments);
        } catch (UsageException usage) {
            return refuse(usage.text(), usage.hint(), arguments);
        }
    }

    /** Only the command that is asked for is looked into, which shortens the start; all of them for help. */
    private CommandLine commandLine(String command) {
        CommandLine commands = new CommandLine(new Root());
        COMMANDS.stream()
                .filter(name -> name.equals(command) || command.startsWith("-"))
                .forEach(name -> commands.addSubcommand(created(name)));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setOut(writer(app.console().out()));
        commands.setErr(writer(app.console().err()));
        commands.setParameterExceptionHandler(this::refuseParameter);
        return commands;
    }

    private Object created(String command) {
        return switch (command) {
            case "run" -> new RunCommand(app);
            case "check" -> new CheckCommand(app);
            case "verify" -> new VerifyCommand(app);
            case "explain" -> new ExplainCommand(app);
            case "hunt" -> new HuntCommand(app);
            case "conform" -> new ConformCommand(app);
            case "list" -> new ListCommand(app);
            case "mutants" -> new MutantsCommand(app);
            default -> throw new IllegalArgumentException("no command " + command);
        };
    }

    private PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, app.console().charset()), true);
    }

    private static void refuseUnknown(String command) {
        if (command.startsWith("-") || COMMANDS.contains(command)) {
            return;
        }
        String all = String.join(", ", COMMANDS);
        if (NOT_BUILT.contains(command)) {
            throw new UsageException("command " + command + " is not built yet", "there are: " + all);
        }
        String near = Nearest.to(command, COMMANDS)
                .map(name -> "did you mean " + name + "? ")
                .orElse("");
        throw new UsageException("no command " + command, near + "There are: " + all);
    }

    private int refuseParameter(ParameterException refused, String[] arguments) {
        String text = refused.getMessage() == null ? "bad usage" : refused.getMessage();
        String message = asTyped(text.lines().findFirst().orElse(text));
        String command = refused.getCommandLine().getCommandName();
        String help = command.equals("cleancut")
                ? "the command comes first: cleancut COMMAND OPTIONS; cleancut --help lists both"
                : "cleancut " + command + " --help lists the options";
        return refuse(
                message, suggestion(refused).map(near -> near + "; " + help).orElse(help), arguments);
    }

    /** The words of an option as its help has them. */
    private static String asTyped(String message) {
        return WORDS.matcher(message).replaceAll(found -> found.group(1).toLowerCase(Locale.ROOT));
    }

    private static Optional<String> suggestion(ParameterException refused) {
        if (refused instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            if (!argument.startsWith("--")) {
                return Optional.empty();
            }
            List<String> options = refused.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                    .toList();
            return Nearest.to(argument.replaceFirst("=.*", ""), options).map(near -> "did you mean " + near + "?");
        }
        return Optional.empty();
    }

    private int refuse(String message, String hint, String[] arguments) {
        app.console().err().println("cleancut: " + message + "\n    " + hint);
        if (Arrays.asList(arguments).contains("--json")) {
            Document document = new Document(arguments[0].startsWith("-") ? "" : arguments[0]);
            document.fail(message, hint);
            app.console().out().print(document.text(ExitCode.USAGE));
        }
        app.console().out().flush();
        return ExitCode.USAGE;
    }
}
