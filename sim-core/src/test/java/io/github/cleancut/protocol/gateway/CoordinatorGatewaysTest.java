package io.github.cleancut.protocol.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator coordinator sends around a checkpoint: C-251 to C-256. */
class CoordinatorGatewaysTest {
    private final List<String> done = new ArrayList<>();

    private final GatewayEffects out = new GatewayEffects() {
        @Override
        public void send(int subtask, long event) {
            done.add("event " + event + " to " + subtask);
        }

        @Override
        public void askCoordinator(long checkpointId) {
            done.add("ask for " + checkpointId);
        }

        @Override
        public void acknowledge(long checkpointId) {
            done.add("acknowledge " + checkpointId);
        }

        @Override
        public void failCheckpoint(long checkpointId) {
            done.add("fail checkpoint " + checkpointId);
        }

        @Override
        public void failTask(int subtask) {
            done.add("fail task " + subtask);
        }

        @Override
        public void failJob(long checkpointId) {
            done.add("fail job");
        }

        @Override
        public void refuse(String exception) {
            done.add(exception);
        }

        @Override
        public void fired(String id) {}
    };

    private final CoordinatorGateways gateways = new CoordinatorGateways(
            new CoordinatorGateways.Rules(RuleBook.of(new ArrayList<>(GatewayTables.all()))), 2);

    private List<String> taken() {
        List<String> taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    private void closeFor(long id) {
        gateways.onTrigger(id, false, out);
        gateways.onAnswer(id, true, out);
        done.clear();
    }

    /** C-251: until the snapshot is there events pass, and behind it they wait (T-032, T-033). */
    @Test
    void eventsPassUntilTheSnapshotIsThere() {
        gateways.onTrigger(1, false, out);
        gateways.onDelivery(0, gateways.onEvent(0, out), true, true, out);
        assertEquals(List.of("ask for 1", "event 1 to 0"), taken());
        gateways.onAnswer(1, true, out);
        gateways.onEvent(0, out);
        assertEquals(List.of("acknowledge 1"), taken());
    }

    /** C-251: the snapshot counts once everything that was sent before it has arrived (T-032). */
    @Test
    void theSnapshotWaitsForWhatWasSentBeforeIt() {
        long first = gateways.onEvent(0, out);
        gateways.onTrigger(1, false, out);
        long second = gateways.onEvent(1, out);
        gateways.onAnswer(1, true, out);
        taken();
        gateways.onDelivery(1, second, true, true, out);
        assertEquals(List.of(), taken());
        gateways.onDelivery(0, first, true, true, out);
        assertEquals(List.of("acknowledge 1"), taken());
    }

    /** C-252: a gateway opens at its own subtask's acknowledgement, and lets events go in order (T-033). */
    @Test
    void aGatewayOpensWhenItsSubtaskHasAcknowledged() {
        closeFor(1);
        gateways.onEvent(0, out);
        gateways.onEvent(1, out);
        gateways.onEvent(0, out);
        gateways.onAcknowledged(1, 0, out);
        assertEquals(List.of("event 1 to 0", "event 3 to 0"), taken());
        gateways.onCheckpointOver(1, out);
        assertEquals(List.of("event 2 to 1"), taken());
        gateways.onEvent(1, out);
        assertEquals(List.of("event 4 to 1"), taken());
    }

    /** C-252: what waits for a later checkpoint waits for an older one that is still closed (T-034). */
    @Test
    void eventsOfALaterCheckpointMoveToTheOneBefore() {
        closeFor(1);
        gateways.onEvent(0, out);
        closeFor(2);
        gateways.onEvent(0, out);
        gateways.onCheckpointOver(2, out);
        assertEquals(List.of(), taken());
        gateways.onEvent(0, out);
        gateways.onAcknowledged(1, 0, out);
        assertEquals(List.of("event 1 to 0", "event 2 to 0", "event 3 to 0"), taken());
    }

    /** C-252: the oldest one opens alone, the later one keeps its events. */
    @Test
    void theOldestCheckpointLetsOnlyItsOwnEventsGo() {
        closeFor(1);
        gateways.onEvent(0, out);
        closeFor(2);
        gateways.onEvent(0, out);
        gateways.onAcknowledged(1, 0, out);
        assertEquals(List.of("event 1 to 0"), taken());
        gateways.onEvent(0, out);
        gateways.onAcknowledged(2, 0, out);
        assertEquals(List.of("event 2 to 0", "event 3 to 0"), taken());
    }

    /** C-252, T-033. */
    @Test
    void aResetOpensForEverything() {
        closeFor(1);
        gateways.onEvent(0, out);
        closeFor(2);
        gateways.onEvent(0, out);
        gateways.onReset(0, out);
        assertEquals(List.of("event 1 to 0", "event 2 to 0"), taken());
    }

    /** C-253: an event that was sent before the snapshot and is lost takes the snapshot with it, and the task that runs (T-032, T-035). */
    @Test
    void anEventThatIsLostBeforeTheBarrierFailsTheSnapshot() {
        long event = gateways.onEvent(1, out);
        gateways.onTrigger(1, false, out);
        gateways.onAnswer(1, true, out);
        taken();
        gateways.onDelivery(1, event, false, true, out);
        assertEquals(List.of("fail task 1", "fail checkpoint 1"), taken());
    }

    /** C-253: nothing is failed that does not run (T-035). */
    @Test
    void anEventToATaskThatDoesNotRunIsLostQuietly() {
        gateways.onDelivery(0, gateways.onEvent(0, out), false, false, out);
        assertEquals(List.of("event 1 to 0"), taken());
    }

    /** C-254: after an abort the answer is dropped, and the gateways were never closed. */
    @Test
    void anAnswerAfterTheAbortLeavesTheGatewaysOpen() {
        gateways.onTrigger(1, false, out);
        gateways.onCheckpointOver(1, out);
        gateways.onAnswer(1, true, out);
        gateways.onEvent(0, out);
        assertEquals(List.of("ask for 1", "event 1 to 0"), taken());
    }

    /** C-254: the end of an older checkpoint takes no mark of a newer one away. */
    @Test
    void theEndOfAnOlderCheckpointLeavesTheMarkOfTheNewer() {
        gateways.onTrigger(1, false, out);
        gateways.onTrigger(2, false, out);
        gateways.onCheckpointOver(1, out);
        gateways.onAnswer(2, true, out);
        gateways.onEvent(0, out);
        assertEquals(List.of("ask for 1", "ask for 2", "acknowledge 2"), taken());
    }

    /** C-255. */
    @Test
    void anIdThatIsNotNewerIsAnError() {
        gateways.onTrigger(2, false, out);
        gateways.onTrigger(2, false, out);
        gateways.onTrigger(1, false, out);
        assertEquals(List.of("ask for 2", "IllegalStateException", "IllegalStateException"), taken());
    }

    /** C-256: thrown at once it is the job that fails, answered later only the checkpoint. */
    @Test
    void anExceptionInTheCallFailsTheJobAndALaterFailureTheCheckpoint() {
        gateways.onTrigger(1, true, out);
        assertEquals(List.of("fail job"), taken());
        gateways.onTrigger(2, false, out);
        gateways.onAnswer(2, false, out);
        assertEquals(List.of("ask for 2", "fail checkpoint 2"), taken());
    }

    @Test
    void aCopyHasTheWholeStateAndGoesItsOwnWay() {
        closeFor(1);
        gateways.onEvent(0, out);
        gateways.onTrigger(2, false, out);
        CoordinatorGateways copy = gateways.copy();
        assertEquals(gateways.toString(), copy.toString());
        copy.onAcknowledged(1, 0, out);
        assertNotEquals(gateways.toString(), copy.toString());
    }
}
