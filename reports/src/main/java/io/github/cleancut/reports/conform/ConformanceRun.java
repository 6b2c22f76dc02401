package io.github.cleancut.reports.conform;

import io.github.cleancut.conform.Comparison;
import io.github.cleancut.conform.Conformance;
import io.github.cleancut.conform.MalformedRecording;
import io.github.cleancut.conform.Recording;
import io.github.cleancut.protocol.rule.RuleBook;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Replays files of recordings through one book of tables, each run until it ends or diverges. */
public final class ConformanceRun {
    /** Steps that are kept before the one at hand. */
    private static final int KEPT = 3;

    private final RuleBook rules;
    private final Conformance conformance;
    private final Predicate<String> chosen;
    private final Map<Recording.Kind, Long> runs = new EnumMap<>(Recording.Kind.class);
    private long diverged;

    /**
     * Begins.
     *
     * @param rules the tables, all of them
     * @param chosen which runs, by their names; the others are read and not replayed
     */
    public ConformanceRun(RuleBook rules, Predicate<String> chosen) {
        this.rules = rules;
        this.chosen = chosen;
        conformance = new Conformance(rules);
    }

    /**
     * Replays the recordings of a file.
     *
     * @param input the file
     * @param findings takes each divergence, and each run that broke the comparison
     * @param beforeRun is called before each run
     * @throws RecordingRefused at the first recording that cannot be replayed; those before it were
     */
    public void check(RecordingInput input, Findings findings, Runnable beforeRun) throws RecordingRefused {
        try (RecordingReader reader =
                new RecordingReader(input.name(), input.opener().open())) {
            for (Recording recording = reader.next(); recording != null; recording = reader.next()) {
                beforeRun.run();
                if (chosen.test(recording.name())) {
                    runs.merge(recording.kind(), 1L, Long::sum);
                    replay(input.name(), recording, reader, findings);
                }
                readToItsEnd(reader);
            }
        } catch (IOException unreadable) {
            throw new RecordingRefused(
                    input.name(), "cannot be read: " + unreadable.getMessage(), "name a file of the recorder");
        }
    }

    /** What is left of a run is read all the same, so that a broken end does not pass unseen. */
    private static void readToItsEnd(RecordingReader reader) throws RecordingRefused {
        while (!reader.isAtEnd()) {
            reader.nextStep();
        }
    }

    private void replay(String file, Recording recording, RecordingReader reader, Findings findings)
            throws RecordingRefused {
        try {
            Divergence divergence = divergence(file, recording, reader);
            if (divergence != null) {
                diverged++;
                findings.diverged(divergence);
            }
        } catch (RuntimeException | StackOverflowError bug) { // of one run: the others are still compared
            findings.broke(file, recording.name(), bug);
        }
    }

    private @Nullable Divergence divergence(String file, Recording recording, RecordingReader reader)
            throws RecordingRefused {
        try {
            conformance.begin(recording);
            Deque<Comparison> before = new ArrayDeque<>();
            int number = 1;
            for (Recording.Step step = reader.nextStep(); step != null; step = reader.nextStep()) {
                Comparison comparison = conformance.compare(step);
                if (!comparison.isSame()) {
                    return new Divergence(file, reader.line(), recording, number, List.copyOf(before), comparison);
                }
                before.addLast(comparison);
                if (before.size() > KEPT) {
                    before.removeFirst();
                }
                number++;
            }
            return null;
        } catch (MalformedRecording malformed) {
            throw reader.refused(malformed);
        }
    }

    /** The tables. */
    public RuleBook rules() {
        return rules;
    }

    /** What was counted on the way. */
    public Conformance counts() {
        return conformance;
    }

    /** Runs of a kind that were replayed. */
    public long runs(Recording.Kind kind) {
        return runs.getOrDefault(kind, 0L);
    }

    /** Runs that diverged. */
    public long diverged() {
        return diverged;
    }
}
