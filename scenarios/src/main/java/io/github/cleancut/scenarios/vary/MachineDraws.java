package io.github.cleancut.scenarios.vary;

import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.ArrayList;
import java.util.List;

/** Faults of whole machines and of what they hear of each other; heartbeats come in a rhythm in which the run can miss them. */
final class MachineDraws {
    private static final long MILLI = 1_000_000;

    private final Dice dice;
    private final Scenario scenario;
    private final BaseRun run;

    MachineDraws(Dice dice, Scenario scenario, BaseRun run) {
        this.dice = dice;
        this.scenario = scenario;
        this.run = run;
    }

    /** The cluster in which such faults are no matter of course: heartbeats with a timeout that a fault within the run can outlast, and a JobManager that finds its checkpoints again (C-222). */
    Node.Mapping prepared(Node.Mapping tree) {
        Node.Mapping available = Trees.with(tree, Trees.scalar("zookeeper"), "flink", "high-availability.type");
        return dice.chance(80) ? withHeartbeats(available) : available;
    }

    private Node.Mapping withHeartbeats(Node.Mapping tree) {
        long interval = Math.max(1, dice.nanos(Math.max(MILLI, run.horizonNanos() / 20)) / MILLI);
        long timeout = interval * dice.between(1, 6) + dice.between(0, interval);
        Node.Mapping changed = Trees.with(tree, Trees.scalar(interval + " ms"), "flink", "heartbeat.interval");
        return Trees.with(changed, Trees.scalar(timeout + " ms"), "flink", "heartbeat.timeout");
    }

    /** The verb of such a fault, with what belongs to it. */
    List<Object> verb(String subtask) {
        return switch ((int) dice.between(0, 6)) {
            case 0, 1 -> partition();
            case 2 -> heartbeats(subtask);
            case 3 -> List.of("pause", "jobmanager", "for", lasting());
            case 4 -> List.of("kill", killed("jobmanager"));
            case 5 -> zombie(subtask);
            default -> jump();
        };
    }

    private Node lasting() {
        return Dice.duration(dice.nanos(Math.max(MILLI, run.horizonNanos() / 3)));
    }

    private String manager() {
        ClusterSpec.TaskManager manager = dice.oneOf(scenario.cluster().taskManagers());
        return manager.id();
    }

    private List<Object> partition() {
        String one = manager();
        String other = dice.chance(70) ? "jobmanager" : manager();
        List<Node> ends = List.of(Trees.scalar(one), Trees.scalar(one.equals(other) ? "jobmanager" : other));
        List<Object> parts = new ArrayList<>(List.of("between", Trees.list(ends)));
        boolean isOfJobManager = one.equals(other) || other.equals("jobmanager");
        if (isOfJobManager && dice.chance(40)) {
            parts.addAll(List.of("back", Dice.duration(dice.nanos(100 * MILLI))));
        }
        return List.of("partition", Trees.mapping(parts.toArray()), "for", lasting());
    }

    private List<Object> heartbeats(String subtask) {
        List<Object> parts = new ArrayList<>(List.of("message", "heartbeat"));
        if (dice.chance(60)) {
            parts.addAll(List.of("subtask", subtask));
        }
        parts.addAll(List.of("count", dice.between(1, 12)));
        return List.of("lose", Trees.mapping(parts.toArray()));
    }

    private Node killed(String target) {
        return Trees.mapping(
                "target",
                target,
                "detect",
                Dice.duration(dice.nanos(100 * MILLI)),
                "back",
                Dice.duration(dice.nanos(100 * MILLI)));
    }

    private List<Object> zombie(String subtask) {
        String target = dice.chance(50) ? subtask : manager();
        Node detect = Dice.duration(dice.nanos(100 * MILLI));
        return List.of("kill", Trees.mapping("target", target, "detect", detect, "zombie", "true"));
    }

    private List<Object> jump() {
        String by = (dice.chance(50) ? "-" : "") + dice.between(1, 100_000) + " ms";
        return List.of(
                "clock-jump", Trees.mapping("of", dice.chance(50) ? "jobmanager" : manager(), "by", Trees.scalar(by)));
    }
}
