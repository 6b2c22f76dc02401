package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.folder.WholeFile;
import io.github.cleancut.reports.junit.JunitXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --junit}: the verdicts in the XML that build servers read. */
final class JunitOption {
    @Option(names = "--junit", paramLabel = "FILE", description = "Writes the verdicts as JUnit's XML, too.")
    @Nullable
    String file;

    private final JunitXml xml = new JunitXml();

    /** The document so far. */
    JunitXml xml() {
        return xml;
    }

    /** Writes it, if it was asked for. */
    void write(App app) {
        if (file == null) {
            return;
        }
        Path target = app.console().directory().resolve(file).toAbsolutePath();
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.write(target, xml.text(), app.interruption().partials());
        } catch (IOException failed) {
            throw new UsageException(
                    file + ": cannot be written: " + Unwritable.reason(failed), "--junit names a file");
        }
    }
}
