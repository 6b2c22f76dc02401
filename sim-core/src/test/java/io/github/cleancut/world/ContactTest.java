package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.kernel.CalendarQueue;
import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.SeededChoices;
import io.github.cleancut.law.Law;
import io.github.cleancut.law.LawVerdict;
import io.github.cleancut.law.Laws;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Target;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JobManager and TaskManagers that do not hear each other: heartbeats come at 0 s, 10 s, 20 s ..., the timeout is 50 s. */
class ContactTest {
    private static final long SECOND = 1_000 * Jobs.MILLI;
    private static final Target JOB_MANAGER = new Target.JobManager();

    private final List<TraceEvent> events = new ArrayList<>();

    private static Target taskManager(int number) {
        return new Target.TaskManager("tm" + number);
    }

    private static Fault fault(int index, long atSeconds, Fault.Verb verb, long forSeconds) {
        long forNanos = forSeconds < 0 ? -1 : forSeconds * SECOND;
        return new Fault(index, new Fault.Strikes.At(atSeconds * SECOND), verb, forNanos, false);
    }

    private static Fault.Verb partition() {
        return new Fault.Verb.Partition(taskManager(2), JOB_MANAGER, -1);
    }

    private static Fault.Verb lose(long count) {
        return new Fault.Verb.LoseHeartbeats(new SubtaskRef("sum", 1), count);
    }

    /** One subtask of everything on each of two TaskManagers, one record a second and subtask for 150 s, a checkpoint every 10 s; after a failure a message, 2 ms to read the state, and a message back. */
    private static Scenario scenario(Fault... faults) {
        FlinkConfig flink = Jobs.flink(Jobs.every(10_000), new RestartStrategy.FixedDelay(3, 40));
        flink.entries().put("high-availability.type", "zookeeper");
        Scenario one = Jobs.scenario(flink, Jobs.wordCount(2, new Rate(2, SECOND), 300), List.of(faults));
        ClusterSpec two = new ClusterSpec(
                List.of(new ClusterSpec.TaskManager("tm1", 1), new ClusterSpec.TaskManager("tm2", 1)),
                Amount.Fixed.ZERO,
                Amount.Fixed.ZERO);
        return new Scenario(
                one.name(),
                one.question(),
                one.rules(),
                one.seed(),
                one.flink(),
                two,
                one.network(),
                one.storage(),
                one.job(),
                one.events(),
                one.end());
    }

    /** Runs it; no law is violated but by what is Flink's own. */
    private RunSummary run(Fault... faults) {
        Scenario scenario = scenario(faults);
        List<Law> laws = Laws.all(scenario, new Topology(scenario.job(), scenario.cluster()));
        List<TraceListener> listeners = new ArrayList<>(laws);
        listeners.add(events::add);
        RunSummary summary = Simulation.of(scenario).run(listeners);
        for (Law law : laws) {
            for (LawVerdict verdict : law.verdicts()) {
                boolean isKept = verdict.outcome() != LawVerdict.Outcome.VIOLATED || verdict.knownBreach() != null;
                assertTrue(isKept, verdict::toString);
            }
        }
        assertEquals("FINISHED", summary.jobStatus());
        return summary;
    }

    private List<String> told(EventKind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(event -> event.timeNanos() / Jobs.MILLI + " tm" + (event.number() + 1)
                        + (event.text() == null ? "" : " " + event.text()))
                .toList();
    }

    private long firstMillis(EventKind kind) {
        return events.stream()
                        .filter(event -> event.kind() == kind)
                        .findFirst()
                        .orElseThrow()
                        .timeNanos()
                / Jobs.MILLI;
    }

    private long count(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    @Test
    void aPartitionShorterThanTheTimeoutOnlyDelaysMessages() {
        RunSummary summary = run(fault(0, 25, partition(), 30));
        assertEquals(0, count(EventKind.TASK_MANAGER_LOST));
        assertEquals(0, summary.counters().failed());
        assertEquals(0, count(EventKind.JOB_RESTARTING));
    }

    @Test
    void afterTheTimeoutEachSideGivesTheOtherUpAndTheyFindEachOtherWhenThePartitionIsOver() {
        run(fault(0, 25, partition(), 60));
        assertEquals(List.of("70000 tm2 no heartbeat"), told(EventKind.JOB_MANAGER_GIVEN_UP));
        assertEquals(List.of("70000 tm2"), told(EventKind.TASK_MANAGER_LOST));
        assertEquals(List.of("85000 tm2"), told(EventKind.TASK_MANAGER_REGISTERED));
        assertEquals(85_004, firstMillis(EventKind.RESTORED));
    }

    @Test
    void aPartitionThatEndsAtTheVeryMomentOfTheTimeoutEndsInTime() {
        run(fault(0, 25, partition(), 45));
        assertEquals(0, count(EventKind.TASK_MANAGER_LOST));
        assertEquals(0, count(EventKind.JOB_MANAGER_GIVEN_UP));
    }

    @Test
    void aTaskManagerThatIsReplacedComesBackWhileThePartitionStands() {
        run(fault(0, 25, new Fault.Verb.Partition(JOB_MANAGER, taskManager(2), 3 * SECOND), 100));
        assertEquals(List.of("73000 tm2"), told(EventKind.TASK_MANAGER_REGISTERED));
        assertEquals(73_004, firstMillis(EventKind.RESTORED));
    }

    @Test
    void fourLostHeartbeatsAreNoticedByNobody() {
        run(fault(0, 25, lose(4), -1));
        assertEquals(0, count(EventKind.TASK_MANAGER_LOST));
        assertEquals(List.of("70000 tm1 lose heartbeat"), told(EventKind.FAULT_LIFTED));
    }

    @Test
    void aTaskManagerWhoseHeartbeatsAreLostHearsThatItIsGivenUpAndComesBackAtOnce() {
        run(fault(0, 25, lose(5), -1));
        assertEquals(List.of("70000 tm2"), told(EventKind.TASK_MANAGER_LOST));
        assertEquals(List.of("70001 tm2 disconnected"), told(EventKind.JOB_MANAGER_GIVEN_UP));
        assertEquals(List.of("70001 tm2"), told(EventKind.TASK_MANAGER_REGISTERED));
    }

    @Test
    void heartbeatsThatGoOnGettingLostCostATaskManagerEveryTimeout() {
        run(fault(0, 25, lose(-1), -1));
        assertTrue(
                told(EventKind.TASK_MANAGER_LOST).containsAll(List.of("70000 tm2", "120001 tm2")),
                told(EventKind.TASK_MANAGER_LOST)::toString);
    }

    @Test
    void behindAPartitionATaskManagerThatIsGivenUpGoesOnUntilItNoticesItself() {
        run(fault(0, 5, lose(-1), 60), fault(1, 45, partition(), 60));
        assertEquals(List.of("50000 tm2"), told(EventKind.TASK_MANAGER_LOST));
        assertEquals(List.of("90000 tm2 no heartbeat"), told(EventKind.JOB_MANAGER_GIVEN_UP));
        assertEquals(List.of("105000 tm2"), told(EventKind.TASK_MANAGER_REGISTERED));
        boolean goesOn = events.stream()
                .anyMatch(event -> event.kind() == EventKind.RECORD_EMITTED
                        && event.task() == 1
                        && event.attempt() == 0
                        && event.timeNanos() > 60 * SECOND);
        assertTrue(goesOn, "a source goes on for as long as it does not know");
    }

    @Test
    void whileTheJobManagerPausesNothingIsHandledAndAfterwardsEverythingInOrder() {
        RunSummary summary = run(fault(0, 25, new Fault.Verb.Pause(JOB_MANAGER), 30));
        assertEquals(0, summary.counters().failed());
        long between = events.stream()
                .filter(event -> event.kind() == EventKind.TICK)
                .filter(event -> event.timeNanos() > 25 * SECOND && event.timeNanos() < 55 * SECOND)
                .count();
        assertEquals(0, between);
        long late = events.stream()
                .filter(event -> event.kind() == EventKind.TICK && event.timeNanos() == 55 * SECOND)
                .count();
        assertEquals(3, late);
    }

    @Test
    void aJobManagerThatPausesTooLongFindsNoTaskRunning() {
        run(fault(0, 25, new Fault.Verb.Pause(JOB_MANAGER), 100));
        assertEquals(List.of("70000 tm1 no heartbeat", "70000 tm2 no heartbeat"), told(EventKind.JOB_MANAGER_GIVEN_UP));
        assertEquals(List.of("125000 tm1", "125000 tm2"), told(EventKind.TASK_MANAGER_LOST));
        assertEquals(1, count(EventKind.JOB_RESTARTING));
    }

    @Test
    void aJobManagerThatIsReplacedDoesNotKnowATaskManagerThatItCannotReach() {
        Fault.Verb kill = new Fault.Verb.Kill(JOB_MANAGER, SECOND, SECOND);
        run(fault(0, 25, partition(), 30), fault(1, 30, kill, -1));
        assertEquals(0, count(EventKind.TASK_MANAGER_LOST));
        assertEquals(List.of("55000 tm2"), told(EventKind.TASK_MANAGER_REGISTERED));
        assertEquals(55_004, firstMillis(EventKind.RESTORED));
    }

    @Test
    void betweenTwoTaskManagersRecordsWaitAndComeInOrder() {
        run(fault(0, 25, new Fault.Verb.Partition(taskManager(1), taskManager(2), -1), 30));
        assertEquals(0, count(EventKind.JOB_RESTARTING));
        Topology topology = new Topology(scenario().job(), scenario().cluster());
        boolean crosses = events.stream()
                .filter(event -> event.kind() == EventKind.RECORD_TAKEN)
                .filter(event -> topology.taskManagerOf(topology.producerOf(event.channel()))
                        != topology.taskManagerOf(topology.consumerOf(event.channel())))
                .anyMatch(event -> event.timeNanos() > 26 * SECOND && event.timeNanos() < 55 * SECOND);
        assertEquals(false, crosses);
    }

    @Test
    void aWorldThatIsCopiedInTheMiddleOfItGoesOnLikeTheOther() {
        Scenario scenario = scenario(
                fault(0, 5, lose(-1), 60),
                fault(1, 45, partition(), 60),
                fault(2, 48, new Fault.Verb.Pause(JOB_MANAGER), 30));
        Setting setting = new Setting(
                scenario,
                new Topology(scenario.job(), scenario.cluster()),
                Protocol.flink23(),
                new SeededChoices(scenario.seed()));
        World world = new World(setting, new CalendarQueue(), List.of());
        world.start();
        goOn(world, 52 * SECOND);
        World copy = world.copy();
        goOn(world, 140 * SECOND);
        goOn(copy, 140 * SECOND);
        assertEquals(encoding(world), encoding(copy));
    }

    private static void goOn(World world, long untilNanos) {
        EventQueue queue = world.queue();
        Loop.run(queue, world, new Loop.Bounds(1_000_000, untilNanos, 1_000 * SECOND));
    }

    private static String encoding(World world) {
        StringBuilder text = new StringBuilder();
        world.encode(text);
        return text.toString();
    }
}
