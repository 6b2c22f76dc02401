package io.github.cleancut.protocol.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfOutputChannelState;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.EventAnnouncement;
import io.github.cleancut.protocol.message.SnapshotType;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T-010, T-050 to T-053, T-070, T-071, T-111. */
class ChannelRulesTest {
    private static final SnapshotType TYPE = SnapshotType.CHECKPOINT;

    private final RuleBook book = RuleBook.of(ChannelRules.tables());
    private final ChannelRules rules = new ChannelRules(book);
    private final Notes notes = new Notes();

    /** T-010. */
    @Test
    void traitsAreThoseOfT010() {
        assertEquals(traits(false, false, false, true), rules.traits(ElementKind.DATA_BUFFER));
        assertEquals(traits(false, false, false, false), rules.traits(ElementKind.PLAIN_EVENT));
        assertEquals(traits(true, false, false, false), rules.traits(ElementKind.ALIGNED_BARRIER));
        assertEquals(traits(true, false, true, false), rules.traits(ElementKind.TIMEOUTABLE_BARRIER));
        assertEquals(traits(false, true, false, false), rules.traits(ElementKind.PRIORITISED_EVENT));
        assertEquals(traits(true, false, false, false), rules.traits(ElementKind.RECOVERY_COMPLETION));
        assertEquals(traits(false, false, false, false), rules.traits(ElementKind.END_OF_DATA));
        assertEquals(traits(false, false, false, false), rules.traits(ElementKind.END_OF_PARTITION));
        assertEquals(traits(true, false, false, false), rules.traits(ElementKind.ALIGNED_WATERMARK_EVENT));
        assertEquals(traits(false, false, false, false), rules.traits(ElementKind.UNALIGNED_WATERMARK_EVENT));
    }

    /** T-010, T-212: a forced one blocks, and is not announced. */
    @Test
    void theKindOfABarrierFollowsFromItsOptions() {
        assertEquals(ElementKind.PLAIN_EVENT, kind(barrier(CheckpointOptions.notExactlyOnce(TYPE))));
        assertEquals(ElementKind.ALIGNED_BARRIER, kind(barrier(CheckpointOptions.alignedNoTimeout(TYPE))));
        assertEquals(ElementKind.ALIGNED_BARRIER, kind(barrier(CheckpointOptions.forcedAligned(TYPE, 100))));
        assertEquals(ElementKind.TIMEOUTABLE_BARRIER, kind(barrier(CheckpointOptions.alignedWithTimeout(TYPE, 100))));
        assertEquals(ElementKind.PRIORITISED_EVENT, kind(barrier(CheckpointOptions.unaligned(TYPE))));
    }

    /** T-010, T-135: a cancel marker has no priority. */
    @Test
    void theKindOfOtherEventsIsFixed() {
        Barrier barrier = barrier(CheckpointOptions.alignedWithTimeout(TYPE, 100));
        assertEquals(ElementKind.PRIORITISED_EVENT, kind(new EventAnnouncement(barrier, 3)));
        assertEquals(ElementKind.PLAIN_EVENT, kind(new CancelMarker(1)));
        assertEquals(ElementKind.RECOVERY_COMPLETION, kind(new EndOfOutputChannelState()));
        assertEquals(ElementKind.END_OF_DATA, kind(new EndOfData(false)));
        assertEquals(ElementKind.END_OF_PARTITION, kind(new EndOfPartition()));
    }

    /** T-052, T-099: only priority elements pass, and nothing is reported as waiting. */
    @Test
    void anAlignedBarrierSilencesItsSubpartitionUntilItIsResumed() {
        Subpartition state = new Subpartition();
        rules.sent(state, rules.traits(ElementKind.ALIGNED_BARRIER), notes);
        rules.poll(state, new SubpartitionTables.Queue(0, 2), notes);
        rules.backlog(state, new SubpartitionTables.Queue(0, 2), notes);
        assertEquals("blocked, backlog 0", notes.take());
        rules.poll(state, new SubpartitionTables.Queue(1, 2), notes);
        assertEquals("first", notes.take());
        rules.resume(state, new SubpartitionTables.Queue(0, 2), notes);
        rules.poll(state, new SubpartitionTables.Queue(0, 2), notes);
        rules.poll(state, new SubpartitionTables.Queue(0, 0), notes);
        rules.backlog(state, new SubpartitionTables.Queue(0, 2), notes);
        assertEquals("resumed, first, backlog 2", notes.take());
    }

    /** T-053. */
    @Test
    void resumingASubpartitionThatIsNotBlockedIsAnError() {
        Subpartition state = new Subpartition();
        assertThrows(IllegalStateException.class, () -> rules.resume(state, new SubpartitionTables.Queue(0, 0), notes));
    }

    /** T-050, T-051. */
    @Test
    void priorityElementsAreQueuedBehindEachOther() {
        rules.add(new Subpartition(), rules.traits(ElementKind.PRIORITISED_EVENT), notes);
        rules.add(new Subpartition(), rules.traits(ElementKind.DATA_BUFFER), notes);
        assertEquals("after priority, last", notes.take());
    }

    /** T-050, T-051, T-072: a barrier that may turn unaligned is queued in order, and announced as well. */
    @Test
    void aReceiverAnnouncesABarrierThatMayTurnUnaligned() {
        GateRules gates = new GateRules(book);
        gates.arrival(rules.traits(ElementKind.TIMEOUTABLE_BARRIER), notes);
        assertEquals("last, announce", notes.take());
        gates.arrival(rules.traits(ElementKind.ALIGNED_BARRIER), notes);
        gates.arrival(rules.traits(ElementKind.DATA_BUFFER), notes);
        gates.arrival(rules.traits(ElementKind.PRIORITISED_EVENT), notes);
        assertEquals("last, last, after priority", notes.take());
    }

    /** T-054: what is written behind the barrier is queued, and stays. */
    @Test
    void recordsPileUpBehindABarrierThatHasLeft() {
        Subpartition state = new Subpartition();
        rules.sent(state, rules.traits(ElementKind.ALIGNED_BARRIER), notes);
        rules.add(state, rules.traits(ElementKind.DATA_BUFFER), notes);
        rules.poll(state, new SubpartitionTables.Queue(0, 1), notes);
        assertEquals("blocked, last", notes.take());
    }

    /** T-070. */
    @Test
    void aGateServesPriorityChannelsFirstAndNeverEndedOnes() {
        InputGate gate = new InputGate();
        GateRules gates = new GateRules(book);
        gates.ready(gate, 0, false, notes);
        gates.ready(gate, 1, false, notes);
        gates.ready(gate, 2, true, notes);
        gates.ready(gate, 1, true, notes);
        assertEquals("mail", notes.take());
        assertEquals(
                List.of(2, 1, 0, -1), List.of(gate.takeFirst(), gate.takeFirst(), gate.takeFirst(), gate.takeFirst()));
        gate.end(0);
        gates.ready(gate, 0, false, notes);
        assertEquals(-1, gate.takeFirst());
        assertTrue(notes.fired.containsAll(List.of("CGQ1", "CGQ3", "CGQ4", "CGP1")), notes.fired::toString);
    }

    /** T-071: one mail for all that come until it is over, then a new one. */
    @Test
    void theWatchForPriorityElementsIsArmedAgainAfterItsMail() {
        InputGate gate = new InputGate();
        GateRules gates = new GateRules(book);
        gates.ready(gate, 0, true, notes);
        gate.takeFirst();
        gates.served(gate);
        gates.ready(gate, 1, true, notes);
        assertEquals("mail", notes.take());
        gates.mailDone(gate, notes);
        assertEquals("mail", notes.take());
        gate.takeFirst();
        gates.served(gate);
        gates.mailDone(gate, notes);
        gates.ready(gate, 0, true, notes);
        assertEquals("mail", notes.take());
    }

    /** T-111. */
    @Test
    void aChannelHandsOverWhatCameBeforeItsBarrier() {
        CaptureRules captures = new CaptureRules(book);
        CaptureState late = new CaptureState();
        captures.start(late, 3, notes);
        captures.dataArrived(late, notes);
        captures.barrierArrived(late, 3, 7, notes);
        captures.dataArrived(late, notes);
        assertEquals("all 3, arrived 3", notes.take());
        CaptureState early = new CaptureState();
        captures.barrierArrived(early, 3, 7, notes);
        captures.dataArrived(early, notes);
        captures.start(early, 3, notes);
        assertEquals("before 3:7", notes.take());
    }

    /** T-084, T-136. */
    @Test
    void aChannelThatSawANewerBarrierRefuses() {
        CaptureRules captures = new CaptureRules(book);
        CaptureState state = new CaptureState();
        captures.barrierArrived(state, 4, 7, notes);
        captures.start(state, 3, notes);
        assertEquals("refuse CHECKPOINT_SUBSUMED", notes.take());
    }

    @Test
    void aStartThatIsRepeatedWithoutABarrierTakesWhatWaits() {
        CaptureRules captures = new CaptureRules(book);
        CaptureState state = new CaptureState();
        captures.start(state, 3, notes);
        captures.start(state, 3, notes);
        assertEquals("all 3, all 3", notes.take());
        assertTrue(notes.fired.contains("CCS4"), notes.fired::toString);
    }

    /** T-073: the very barrier moves that is waiting. */
    @Test
    void onlyTheFirstOfRepeatedBarriersCanOvertake() {
        CaptureRules captures = new CaptureRules(book);
        CaptureState state = new CaptureState();
        captures.barrierArrived(state, 3, 7, notes);
        captures.barrierArrived(state, 3, 9, notes);
        captures.overtake(state, 7, notes);
        captures.overtake(state, 9, notes);
        assertEquals("overtake 7, lose 9", notes.take());
    }

    /** T-114, T-133: one that has left stays as it is, so that nothing is to be stored. */
    @Test
    void theOutputTimerConvertsABarrierThatStillWaits() {
        rules.timeout(new Subpartition(), true, notes);
        assertEquals("convert", notes.take());
        rules.timeout(new Subpartition(), false, notes);
        assertEquals("", notes.take());
    }

    private ElementKind kind(ChannelEvent event) {
        return rules.kindOf(event, notes);
    }

    private static Barrier barrier(CheckpointOptions options) {
        return new Barrier(1, 0, options);
    }

    private static ElementTraits traits(boolean blocks, boolean priority, boolean announced, boolean stored) {
        return new ElementTraits(blocks, priority, announced, stored);
    }

    private static final class Notes implements SubpartitionEffects, GateEffects, CaptureEffects, ReceiverEffects {
        final List<String> fired = new ArrayList<>();
        private final List<String> effects = new ArrayList<>();

        String take() {
            String text = String.join(", ", effects);
            effects.clear();
            return text;
        }

        @Override
        public void fired(String id) {
            fired.add(id);
        }

        @Override
        public void addLast() {
            effects.add("last");
        }

        @Override
        public void addAfterPriority() {
            effects.add("after priority");
        }

        @Override
        public void announce() {
            effects.add("announce");
        }

        @Override
        public void handOutFirst() {
            effects.add("first");
        }

        @Override
        public void blocked() {
            effects.add("blocked");
        }

        @Override
        public void resumed() {
            effects.add("resumed");
        }

        @Override
        public void backlog(int elements) {
            effects.add("backlog " + elements);
        }

        @Override
        public void convertBarrier() {
            effects.add("convert");
        }

        @Override
        public void urgentMail() {
            effects.add("mail");
        }

        @Override
        public void captureAll(long checkpointId) {
            effects.add("all " + checkpointId);
        }

        @Override
        public void captureBefore(long checkpointId, int sequence) {
            effects.add("before " + checkpointId + ":" + sequence);
        }

        @Override
        public void captureArrived(long checkpointId) {
            effects.add("arrived " + checkpointId);
        }

        @Override
        public void overtake(int sequence) {
            effects.add("overtake " + sequence);
        }

        @Override
        public void loseAndFail(int sequence) {
            effects.add("lose " + sequence);
        }

        @Override
        public void refuse(CheckpointFailureReason reason) {
            effects.add("refuse " + reason);
        }
    }
}
