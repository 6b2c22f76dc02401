package io.github.cleancut.reports.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.Story;
import io.github.cleancut.reports.timeline.Timeline.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The window is 90 ms wide and has 90 columns: column n shows millisecond n of it. */
class TimelineTest {
    private static final long MILLI = 1_000_000;
    private final Lanes lanes = Story.oneGoodOneFailed().toldTo(new Lanes(Jobs.topology()));

    @Test
    void aGoodCheckpointIsDrawnPhaseByPhase() {
        List<String> lines = new Timeline(lanes, true).draw(new Window(95 * MILLI, 185 * MILLI));
        assertEquals("95.000 ms", lines.get(0).strip().substring(0, 9));
        assertEquals("JM        " + "....." + "▷" + "─".repeat(30) + "✓" + ".".repeat(53), lines.get(1));
        assertEquals("words[0]  " + "......" + "█" + ".".repeat(83), lines.get(2));
        assertEquals(
                "sum[0]    " + ".......▄▄▄▄" + "█" + "▒".repeat(10) + ".".repeat(68), lines.get(4), "104 to 117 ms");
        assertTrue(lines.get(6).contains("▄ input blocked  ▒ async  █ sync"), lines.get(6));
    }

    @Test
    void aFailureAndItsRestoreAreDrawnInAsciiToo() {
        List<String> lines = new Timeline(lanes, false).draw(new Window(190 * MILLI, 280 * MILLI));
        assertEquals("JM        " + ".".repeat(10) + ">" + "-".repeat(26) + "X" + ".".repeat(52), lines.get(1));
        assertEquals("sum[0]    " + ".".repeat(35) + "x".repeat(25) + "r".repeat(10) + ".".repeat(20), lines.get(4));
        assertTrue(String.join("", lines).chars().allMatch(character -> character < 128));
    }

    @Test
    void aWindowKeepsInsideTheRun() {
        Window window = Window.around(10, 1_000, 1_050);
        assertEquals(0, window.fromNanos());
        assertEquals(1_050, window.untilNanos());
    }
}
