package io.github.cleancut.conform;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.task.TaskTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replays a folder of barrier recordings and prints what diverges: {@code BarrierCorpusRun folder prefix}. */
final class BarrierCorpusRun {
    private BarrierCorpusRun() {}

    static RuleBook rules() {
        return RuleBook.of(TaskTables.all());
    }

    public static void main(String[] args) throws IOException {
        BarrierConformance conformance = new BarrierConformance(rules());
        List<String> failed = new ArrayList<>();
        for (Path file : RecordingFiles.in(Path.of(args[0]), args.length > 1 ? args[1] : "")) {
            try {
                Divergence divergence = conformance.compare(RecordingFiles.read(file));
                if (divergence != null) {
                    failed.add(divergence.toString());
                }
            } catch (RuntimeException broken) {
                StackTraceElement[] trace = broken.getStackTrace();
                failed.add(file + " " + broken + " " + List.of(trace).subList(0, Math.min(6, trace.length)));
            }
        }
        failed.forEach(System.out::println);
        System.out.println(conformance.runs() + " runs, " + conformance.steps() + " steps, " + conformance.effects()
                + " effects, diverged " + failed.size());
        System.out.println(conformance.fired());
    }
}
