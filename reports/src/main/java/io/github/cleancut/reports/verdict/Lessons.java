package io.github.cleancut.reports.verdict;

import io.github.cleancut.model.Caption;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When what a scenario teaches came to pass ({@code teach:}). */
public final class Lessons {
    private final List<Caption> captions;
    /** One for each caption at a position, in their order. */
    private final List<PositionMatch> matches = new ArrayList<>();

    /**
     * A sentence and when it was true.
     *
     * @param nanos virtual time
     * @param say the sentence
     */
    public record Told(long nanos, String say) {}

    Lessons(List<Caption> captions, Topology topology) {
        this.captions = captions;
        for (Caption caption : captions) {
            if (caption.strikes() instanceof Fault.Strikes.When when) {
                matches.add(new PositionMatch(when.position(), topology));
            }
        }
    }

    List<TraceListener> listeners() {
        return List.copyOf(matches);
    }

    /** What came to pass until the end of the run, in order. */
    List<Told> told(long endNanos) {
        List<Told> told = new ArrayList<>();
        int position = 0;
        for (Caption caption : captions) {
            if (caption.strikes() instanceof Fault.Strikes.At at) {
                told.add(new Told(at.nanos(), caption.say()));
            } else if (caption.strikes() instanceof Fault.Strikes.When) {
                PositionMatch match = matches.get(position++);
                if (match.isReached()) {
                    told.add(new Told(match.nanos(), caption.say()));
                }
            }
        }
        return told.stream()
                .filter(lesson -> lesson.nanos() <= endNanos)
                .sorted(Comparator.comparingLong(Told::nanos))
                .toList();
    }
}
