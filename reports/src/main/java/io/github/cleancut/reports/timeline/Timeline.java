package io.github.cleancut.reports.timeline;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws a window of the lanes, one line a lane, one letter a stretch of time. */
public final class Timeline {
    private static final int COLUMNS = 90;
    private static final int MOST_LANES = 32;

    private final Lanes lanes;
    private final boolean isUnicode;
    private final Set<Mark> used = EnumSet.noneOf(Mark.class);

    /**
     * What is shown.
     *
     * @param fromNanos left edge
     * @param untilNanos right edge, later than the left one
     */
    public record Window(long fromNanos, long untilNanos) {
        /** A stretch of time with some room on both sides, inside the run. */
        public static Window around(long fromNanos, long untilNanos, long endOfRunNanos) {
            long margin = Math.max(1, (untilNanos - fromNanos) / 8);
            long from = Math.max(0, fromNanos - margin);
            return new Window(from, Math.max(from + COLUMNS, Math.min(endOfRunNanos, untilNanos + margin)));
        }
    }

    /**
     * A drawing of some lanes.
     *
     * @param lanes what happened
     * @param isUnicode whether the reader's encoding has more than ASCII
     */
    public Timeline(Lanes lanes, boolean isUnicode) {
        this.lanes = lanes;
        this.isUnicode = isUnicode;
    }

    /**
     * The drawing, one line each, without indentation.
     *
     * @param window what is shown
     */
    public List<String> draw(Window window) {
        return draw(window, 0);
    }

    /**
     * The same, with one checkpoint before all others in the JobManager's lane.
     *
     * @param window what is shown
     * @param checkpoint which, 0 for none
     */
    public List<String> draw(Window window, long checkpoint) {
        Topology topology = lanes.topology();
        int shown = Math.min(topology.taskCount(), MOST_LANES);
        int width = "JM".length();
        for (int task = 0; task < shown; task++) {
            width = Math.max(width, topology.nameOf(task).length());
        }
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(width + 2) + scale(window));
        lines.add(lane(
                "JM", width, lanes.jobManagerWithout(checkpoint), window, marks(lanes.jobManager(checkpoint), window)));
        for (int task = 0; task < shown; task++) {
            lines.add(lane(topology.nameOf(task), width, lanes.task(task), window, idle()));
        }
        if (shown < topology.taskCount()) {
            lines.add(topology.taskCount() - shown + " more subtasks are not shown");
        }
        lines.add(" ".repeat(width + 2) + legend());
        return lines;
    }

    private static String scale(Window window) {
        String left = VirtualTime.format(window.fromNanos());
        String right = VirtualTime.format(window.untilNanos());
        return left + " ".repeat(Math.max(1, COLUMNS - left.length() - right.length())) + right;
    }

    private String lane(String name, int width, List<Span> spans, Window window, Mark[] before) {
        Mark[] columns = marks(spans, window);
        StringBuilder line = new StringBuilder(name).append(" ".repeat(width - name.length() + 2));
        for (int column = 0; column < COLUMNS; column++) {
            Mark mark = before[column] == Mark.IDLE ? columns[column] : before[column];
            used.add(mark);
            line.append(mark.symbol(isUnicode));
        }
        return line.toString();
    }

    private static Mark[] marks(List<Span> spans, Window window) {
        Mark[] columns = idle();
        for (Span span : spans) {
            if (span.touches(window.fromNanos(), window.untilNanos())) {
                paint(columns, span, window);
            }
        }
        return columns;
    }

    private static Mark[] idle() {
        Mark[] columns = new Mark[COLUMNS];
        Arrays.fill(columns, Mark.IDLE);
        return columns;
    }

    private static void paint(Mark[] columns, Span span, Window window) {
        int first = columnOf(span.fromNanos(), window);
        int last = span.untilNanos() > span.fromNanos() ? columnOf(span.untilNanos() - 1, window) : first;
        for (int column = first; column <= last; column++) {
            if (span.mark().compareTo(columns[column]) > 0) {
                columns[column] = span.mark();
            }
        }
    }

    private static int columnOf(long nanos, Window window) {
        double share = (double) (nanos - window.fromNanos()) / (window.untilNanos() - window.fromNanos());
        return Math.min(COLUMNS - 1, Math.max(0, (int) (share * COLUMNS)));
    }

    private String legend() {
        List<String> words = new ArrayList<>();
        for (Mark mark : used) {
            if (!mark.meaning().isEmpty()) {
                words.add(mark.symbol(isUnicode) + " " + mark.meaning());
            }
        }
        return String.join("  ", words);
    }
}
