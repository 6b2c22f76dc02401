package io.github.cleancut.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdMonoLawTest {
    private static TraceScript trace() {
        return new TraceScript(TestJob.words(1)).start();
    }

    @Test
    void holdsWhereIdsIncreaseWithGapsToo() {
        Verdicts verdicts = trace().pending(1).pending(2).pending(5).end().judge();
        assertEquals("holds 2", verdicts.line("ID-MONO"));
        assertEquals("3 ids, each above all before it", verdicts.of("ID-MONO").detail());
    }

    @Test
    void oneIdPutsNothingToTheTest() {
        assertEquals("not exercised 0", trace().pending(1).end().judge().line("ID-MONO"));
    }

    @Test
    void anIdThatComesAgainIsABreach() {
        Verdicts verdicts = trace().pending(1).failed(1).pending(1).end().judge();
        assertEquals("VIOLATED 1", verdicts.line("ID-MONO"));
        assertEquals(
                "checkpoint 1 begins, although there was one of this id before: ids are never given out again (C-026)",
                verdicts.of("ID-MONO").detail());
        assertEquals(List.of(4L, 6L), verdicts.witness("ID-MONO").leadingEvents());
        assertEquals(List.of("ID-MONO"), verdicts.violated());
    }

    @Test
    void aSmallerIdIsABreachAndTheLargestStaysTheMeasure() {
        Verdicts verdicts = trace().pending(7).pending(3).pending(5).end().judge();
        assertEquals(
                "checkpoint 3 begins, although checkpoint 7 had begun: ids are never given out again (C-026) (and 1 more breach)",
                verdicts.of("ID-MONO").detail());
    }
}
