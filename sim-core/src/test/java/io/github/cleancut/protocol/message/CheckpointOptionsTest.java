package io.github.cleancut.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T-001 to T-006. */
class CheckpointOptionsTest {
    private static final long NONE = CheckpointOptions.NO_TIMEOUT;

    private final OptionsRules rules = new OptionsRules(RuleBook.of(OptionsTables.all()));
    private final List<String> fired = new ArrayList<>();

    /** T-002, T-003: a full checkpoint may be unaligned. */
    @Test
    void firstMatchingLineOfT002Wins() {
        assertEquals(AlignmentKind.AT_LEAST_ONCE, kind(false, true, 100, SnapshotType.CHECKPOINT));
        assertEquals(AlignmentKind.AT_LEAST_ONCE, kind(false, false, 0, SnapshotType.SAVEPOINT));
        assertEquals(
                CheckpointOptions.alignedNoTimeout(SnapshotType.SAVEPOINT),
                options(true, true, 100, SnapshotType.SAVEPOINT));
        assertEquals(
                CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT),
                options(true, false, 100, SnapshotType.CHECKPOINT));
        assertEquals(
                CheckpointOptions.unaligned(SnapshotType.CHECKPOINT), options(true, true, 0, SnapshotType.CHECKPOINT));
        assertEquals(
                CheckpointOptions.unaligned(SnapshotType.FULL_CHECKPOINT),
                options(true, true, NONE, SnapshotType.FULL_CHECKPOINT));
        assertEquals(
                CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 100),
                options(true, true, 100, SnapshotType.CHECKPOINT));
        assertEquals(List.of("MOC1", "MOC1", "MOC2", "MOC3", "MOC4", "MOC4", "MOC5"), fired);
    }

    /** T-001: all four kinds; the largest number says that there is no timeout. */
    @Test
    void optionsAreATypeAKindAndATimeout() {
        CheckpointOptions timed = options(true, true, 100, SnapshotType.CHECKPOINT);
        assertEquals(new CheckpointOptions(SnapshotType.CHECKPOINT, AlignmentKind.ALIGNED, 100), timed);
        assertEquals(
                new CheckpointOptions(SnapshotType.CHECKPOINT, AlignmentKind.FORCED_ALIGNED, 100),
                rules.force(timed, fired::add));
        assertEquals(
                new CheckpointOptions(SnapshotType.CHECKPOINT, AlignmentKind.UNALIGNED, Long.MAX_VALUE),
                options(true, true, 0, SnapshotType.CHECKPOINT));
        assertEquals(
                new CheckpointOptions(SnapshotType.SAVEPOINT, AlignmentKind.AT_LEAST_ONCE, Long.MAX_VALUE),
                options(false, true, 100, SnapshotType.SAVEPOINT));
    }

    /** C-185, T-003. */
    @Test
    void unalignedSavepointsAndUnalignedTimeoutsAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> CheckpointOptions.unaligned(SnapshotType.SAVEPOINT));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CheckpointOptions(SnapshotType.CHECKPOINT, AlignmentKind.UNALIGNED, 5));
    }

    /** T-004, T-006, T-212. */
    @Test
    void forcedAlignedKeepsItsTimeoutAndIsNeverTimeoutable() {
        CheckpointOptions timeoutable = CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 100);
        CheckpointOptions forced = rules.force(timeoutable, fired::add);
        assertEquals(CheckpointOptions.forcedAligned(SnapshotType.CHECKPOINT, 100), forced);
        assertFalse(forced.isTimeoutable());
        assertFalse(forced.needsChannelState());
        assertTrue(forced.needsAlignment());
    }

    /** T-006. */
    @Test
    void forcingAndRevertingLosesNothing() {
        for (CheckpointOptions options : List.of(
                CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 100),
                CheckpointOptions.unaligned(SnapshotType.FULL_CHECKPOINT),
                CheckpointOptions.alignedNoTimeout(SnapshotType.SAVEPOINT),
                CheckpointOptions.notExactlyOnce(SnapshotType.CHECKPOINT))) {
            assertEquals(options, rules.revert(rules.force(options, fired::add), fired::add));
        }
    }

    /** C-186, T-004: aligned, with a timeout above 0 and below the largest. */
    @Test
    void onlyAlignedCheckpointsWithATimeoutMayTurnUnaligned() {
        assertTrue(
                CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 1).isTimeoutable());
        assertFalse(
                CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 0).isTimeoutable());
        assertFalse(CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT).isTimeoutable());
        assertFalse(CheckpointOptions.unaligned(SnapshotType.CHECKPOINT).isTimeoutable());
    }

    /** T-005. */
    @Test
    void channelStateIsNeededIfUnalignedOrTimeoutable() {
        assertTrue(CheckpointOptions.unaligned(SnapshotType.CHECKPOINT).needsChannelState());
        assertTrue(
                CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 1).needsChannelState());
        assertFalse(
                CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 0).needsChannelState());
        assertFalse(CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT).needsChannelState());
    }

    /** T-005. */
    @Test
    void alignmentIsNeededUnlessAtLeastOnceOrUnaligned() {
        assertTrue(CheckpointOptions.alignedNoTimeout(SnapshotType.SAVEPOINT).needsAlignment());
        assertFalse(CheckpointOptions.unaligned(SnapshotType.CHECKPOINT).needsAlignment());
        assertFalse(CheckpointOptions.notExactlyOnce(SnapshotType.SAVEPOINT).needsAlignment());
    }

    private AlignmentKind kind(boolean exactlyOnce, boolean unaligned, long timeoutMillis, SnapshotType type) {
        return options(exactlyOnce, unaligned, timeoutMillis, type).alignment();
    }

    private CheckpointOptions options(boolean exactlyOnce, boolean unaligned, long timeoutMillis, SnapshotType type) {
        return rules.forConfig(new OptionsRequest(exactlyOnce, unaligned, timeoutMillis), type, fired::add);
    }
}
