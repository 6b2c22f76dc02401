package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.run.Simulator;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** Runs a command; the process ends with its exit code. */
    public static void main(String[] arguments) {
        Interruption interruption = new Interruption();
        interruption.installHook();
        App app = new App(new Simulator(), new ReadScenarios(), Console.ofProcess(), interruption);
        int exit = new CommandLineApp(app).run(arguments);
        interruption.over();
        System.exit(exit);
    }
}
