package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.proof.ProofReader;
import io.github.cleancut.reports.proof.ProofText;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code verify}: checks certificates with code that shares nothing with the simulator. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks certificates of runs (proof.abscert.gz) without the simulator.",
        footer = {"", "Exit codes: 0 VALID, 1 INVALID, 2 malformed or unreadable, 3 INCOMPLETE; of several the worst."})
final class VerifyCommand implements Callable<Integer> {
    private final App app;

    @Parameters(arity = "1..*", paramLabel = "PROOF", description = "Certificates, plain or gzipped.")
    List<String> files = List.of();

    @Mixin
    OutputOptions output = new OutputOptions();

    VerifyCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Session session = new Session("verify", app.console(), output);
        return session.run(() -> verifyAll(session), "scripts/cleancut verify " + String.join(" ", files));
    }

    private int verifyAll(Session session) {
        int worst = ExitCode.OK;
        for (String file : files) {
            worst = ExitCode.worse(worst, verify(session, file));
        }
        return worst;
    }

    private int verify(Session session, String file) {
        try {
            Path path = app.console().directory().resolve(file);
            if (Files.isDirectory(path)) {
                return refuse(session, file + ": is a folder; the certificate of a run is proof.abscert.gz in it");
            }
            Verdict verdict = ProofReader.check(path);
            session.document().add(json -> ProofText.writeFields(json, file, verdict));
            if (!session.isQuiet() || verdict.exit() != ExitCode.OK) {
                ProofText.lines(file, verdict).forEach(session::say);
            }
            return verdict.exit();
        } catch (NoSuchFileException absent) {
            return refuse(session, file + ": there is no such file");
        } catch (IOException | InvalidPathException failed) {
            return refuse(session, file + ": cannot be read: " + failed.getMessage());
        } catch (OutOfMemoryError full) {
            return refuse(session, file + ": keeps more open than fits into memory");
        }
    }

    private static int refuse(Session session, String message) {
        session.document().fail(message, "name a proof.abscert.gz of a run folder");
        session.tell("cleancut: " + message);
        return ExitCode.USAGE;
    }
}
