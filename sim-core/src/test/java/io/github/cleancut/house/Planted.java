package io.github.cleancut.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes compiled on the spot, so that a gate can be shown a violation. */
final class Planted {
    private final Path folder;
    private final List<String> files = new ArrayList<>();

    Planted(Path folder) {
        this.folder = folder;
    }

    /** Adds a top-level class by its full name and its source after the package line. */
    Planted with(String className, String source) throws IOException {
        int dot = className.lastIndexOf('.');
        Path file = folder.resolve("source").resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + className.substring(0, dot) + ";\n" + source);
        files.add(file.toString());
        return this;
    }

    /** Compiles what was added and reads it as ArchUnit does. */
    JavaClasses compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-nowarn");
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            options,
                            null,
                            manager.getJavaFileObjects(files.toArray(String[]::new)))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("planted source does not compile: " + messages);
            }
        }
        return new ClassFileImporter().importPath(classes);
    }
}
