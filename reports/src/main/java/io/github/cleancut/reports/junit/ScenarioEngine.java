package io.github.cleancut.reports.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs scenario files as tests, in IDEs, Maven and Gradle: each file that is called {@code *.cleancut.yaml} or that is named outright is a container, each of its runs a test. A run passes where
 * {@code cleancut run} would exit with 0.
 */
public final class ScenarioEngine implements TestEngine {
    /** The engine's id, for {@code @IncludeEngines}. */
    public static final String ID = "cleancut";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        EngineDescriptor engine = new EngineDescriptor(uniqueId, "Cleancut");
        ScenarioFiles files = new ScenarioFiles();
        request.getSelectorsByType(FileSelector.class).forEach(selector -> files.add(selector.getPath()));
        request.getSelectorsByType(DirectorySelector.class).forEach(selector -> files.addBelow(selector.getPath()));
        request.getSelectorsByType(ClasspathRootSelector.class)
                .forEach(selector -> files.addBelow(Path.of(selector.getClasspathRoot())));
        request.getSelectorsByType(ClasspathResourceSelector.class)
                .forEach(selector -> files.addResource(selector.getClasspathResourceName()));
        List<UniqueId> chosen = request.getSelectorsByType(UniqueIdSelector.class).stream()
                .map(UniqueIdSelector::getUniqueId)
                .filter(id -> id.hasPrefix(uniqueId))
                .toList();
        SortedSet<Path> whole = new TreeSet<>(files.all());
        chosen.forEach(id -> ScenarioDescriptor.fileOf(id).ifPresent(files::add));
        files.all().forEach(file -> engine.addChild(ScenarioDescriptor.of(engine, file)));
        engine.getChildren().stream()
                .filter(file -> !whole.contains(((ScenarioDescriptor) file).path()))
                .forEach(file -> keepOnly(file, chosen));
        return engine;
    }

    /** Of a file that was asked for by an id only, the whole of it or a single run is kept. */
    private static void keepOnly(TestDescriptor file, List<UniqueId> chosen) {
        for (TestDescriptor run : List.copyOf(file.getChildren())) {
            if (chosen.stream().noneMatch(id -> run.getUniqueId().hasPrefix(id))) {
                file.removeChild(run);
            }
        }
    }

    @Override
    public void execute(ExecutionRequest request) {
        var listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        listener.executionStarted(engine);
        for (TestDescriptor file : engine.getChildren()) {
            listener.executionStarted(file);
            for (TestDescriptor run : file.getChildren()) {
                listener.executionStarted(run);
                listener.executionFinished(run, ((ScenarioDescriptor) run).run());
            }
            listener.executionFinished(file, ((ScenarioDescriptor) file).run());
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }
}
