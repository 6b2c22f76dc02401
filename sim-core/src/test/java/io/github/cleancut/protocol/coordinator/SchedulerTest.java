package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestRefused;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.Threw;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.Ticked;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The periodic scheduler, backlog and shutdown: sections 4 and 6, C-007, C-008. */
class SchedulerTest {
    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static List<Long> ticks(CoordinatorScript script) {
        return script.timersMillis(CoordinatorWork.Tick.class);
    }

    /** C-031. */
    @Test
    void firstStartWaitsTheInitialDelayLaterOnesTheMinPause() {
        setup.minPauseMillis = 30;
        CoordinatorScript script = setup.start().startScheduler();
        assertEquals(List.of(70L), ticks(script));
        script.handle(new CoordinatorInput.StopScheduler());
        assertEquals(List.of(), ticks(script));
        assertEquals(List.of(30L), ticks(script.startScheduler()));
    }

    /** C-032. */
    @Test
    void startWhileStartedAbortsSavepointsToo() {
        CoordinatorScript script = setup.start().startScheduler().savepoint("sp");
        assertEquals(List.of(1L), script.pendingIds());
        script.startScheduler();
        assertEquals(List.of(), script.pendingIds());
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND), script.reported());
        assertTrue(script.state().schedulerOn());
    }

    /** C-033. */
    @Test
    void startIsRefusedAfterShutdownAndWithoutInterval() {
        CoordinatorScript script = setup.start().handle(new CoordinatorInput.Shutdown());
        assertEquals(
                List.of(new Threw("IllegalArgumentException")),
                script.startScheduler().effects(Threw.class));
        setup.intervalMillis = PeriodicSchedule.DISABLED;
        assertEquals(
                List.of(new Threw("IllegalStateException")),
                setup.start().startScheduler().effects(Threw.class));
    }

    /** C-034, C-035, C-041: fixed rate, nothing skipped, pending ones not looked at. */
    @Test
    void ticksComeAtAFixedRateWhateverIsPending() {
        setup.maxConcurrent = 2;
        CoordinatorScript script = setup.start().startScheduler().advance(70 + 300);
        assertEquals(4, script.effects(Ticked.class).size());
        assertEquals(List.of(1L, 2L), script.pendingIds());
        assertEquals(2, script.state().queued());
        assertEquals(List.of(100L), ticks(script));
    }

    /** C-036. */
    @Test
    void aTickOfAReplacedTriggerDoesNothing() {
        CoordinatorScript script = setup.start().startScheduler();
        CoordinatorWork.Tick old = new CoordinatorWork.Tick(1);
        script.handle(new CoordinatorInput.StopScheduler()).startScheduler();
        script.effects.clear();
        script.run(old);
        assertEquals(List.of(), script.effects);
        assertTrue(script.fired.contains("SC7"));
    }

    /** C-038: queue first, then pending ones by id. */
    @Test
    void stopAbortsTheQueueAndAllPending() {
        CoordinatorScript script = setup.start().checkpoint("a").checkpoint("b").savepoint("c");
        script.effects.clear();
        script.handle(new CoordinatorInput.StopScheduler());
        List<String> failed = script.effects(CoordinatorEffect.RequestFailed.class).stream()
                .map(CoordinatorEffect.RequestFailed::request)
                .toList();
        assertEquals(List.of("b", "a", "c"), failed);
        assertEquals(Long.MAX_VALUE, script.state().nextTickMillis());
    }

    /** C-039: only periodic requests need the scheduler. */
    @Test
    void byHandWorksWhileTheSchedulerIsOff() {
        assertEquals(List.of(1L), setup.start().checkpoint("a").pendingIds());
    }

    /** C-055: entering backlog never delays an armed tick; C-056: the armed one is the last. */
    @Test
    void withDisabledBacklogIntervalTheArmedTickIsTheLast() {
        CoordinatorScript script =
                setup.start().startScheduler().handle(new CoordinatorInput.BacklogReported("source", true));
        assertEquals(List.of(70L), ticks(script));
        script.advance(70);
        assertEquals(List.of(1L), script.pendingIds());
        assertEquals(List.of(), ticks(script));
    }

    /** C-055, C-057. */
    @Test
    void leavingBacklogTicksOneIntervalLater() {
        setup.backlogIntervalMillis = 500;
        CoordinatorScript script = setup.start()
                .startScheduler()
                .handle(new CoordinatorInput.BacklogReported("source", true))
                .advance(70);
        assertEquals(List.of(500L), ticks(script));
        script.advance(10).handle(new CoordinatorInput.BacklogReported("source", false));
        assertEquals(List.of(100L), ticks(script));
    }

    /** C-058. */
    @Test
    void aBacklogReportWhileStoppedArmsATriggerWhoseTicksFail() {
        CoordinatorScript script = setup.start().handle(new CoordinatorInput.BacklogReported("source", false));
        assertEquals(List.of(100L), ticks(script));
        script.advance(100);
        assertEquals(
                List.of(CheckpointFailureReason.PERIODIC_SCHEDULER_SHUTDOWN),
                script.effects(RequestRefused.class).stream()
                        .map(RequestRefused::reason)
                        .toList());
        assertEquals(1, script.state().counts().failed());
    }

    /** C-007, C-008. */
    @Test
    void afterShutdownNothingIsTakenAndTicksFail() {
        CoordinatorScript script = setup.start().startScheduler().checkpoint("a");
        script.handle(new CoordinatorInput.Shutdown()).handle(new CoordinatorInput.Shutdown());
        assertEquals(List.of(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SHUTDOWN), script.reported());
        script.effects.clear();
        script.ack(0, 1)
                .decline(0, 1, CheckpointFailureReason.CHECKPOINT_DECLINED)
                .checkpoint("b")
                .advance(70);
        assertFalse(script.effects(CoordinatorEffect.AckAnswered.class).get(0).result());
        assertEquals(
                "CHECKPOINT_COORDINATOR_SHUTDOWN",
                script.effects(CoordinatorEffect.RequestFailed.class).get(0).cause());
        assertEquals(3, script.state().counts().failed());
    }

    /** C-054: the backlog interval applies while one operator reports backlog; its last report wins. */
    @Test
    void oneOperatorInBacklogIsEnough() {
        setup.backlogIntervalMillis = 300;
        CoordinatorScript script = setup.start().startScheduler();
        backlog(script, "a", true);
        backlog(script, "b", true);
        script.advance(70);
        assertEquals(List.of(300L), script.timersMillis(CoordinatorWork.Tick.class));
        backlog(script, "a", false);
        assertEquals(List.of(300L), script.timersMillis(CoordinatorWork.Tick.class));
        backlog(script, "b", false);
        assertEquals(List.of(100L), script.timersMillis(CoordinatorWork.Tick.class));
        backlog(script, "b", true);
        script.advance(100);
        assertEquals(List.of(300L), script.timersMillis(CoordinatorWork.Tick.class));
    }

    private static void backlog(CoordinatorScript script, String operator, boolean isOn) {
        script.handle(new CoordinatorInput.BacklogReported(operator, isOn));
    }

    /** C-059: at the end of its data a vertex has no backlog, if tasks may finish. */
    @Test
    void theEndOfDataEndsTheBacklogOfItsOperators() {
        setup.backlogIntervalMillis = 300;
        assertEquals(List.of(100L), afterEndOfData(setup.start().startScheduler()));
        setup.afterFinish = false;
        assertEquals(List.of(300L), afterEndOfData(setup.start().startScheduler()));
    }

    private static List<Long> afterEndOfData(CoordinatorScript script) {
        backlog(script, "a", true);
        script.advance(70);
        script.handle(new CoordinatorInput.VertexAtEndOfData(List.of("a", "b")));
        return script.timersMillis(CoordinatorWork.Tick.class);
    }
}
