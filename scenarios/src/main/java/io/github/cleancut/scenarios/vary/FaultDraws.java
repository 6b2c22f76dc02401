package io.github.cleancut.scenarios.vary;

import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import io.github.cleancut.trace.EventField;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;

/** One to three more faults out of everything that the world can do, each at a time or at a position that the scenario reaches. */
final class FaultDraws {
    private static final long MILLI = 1_000_000;
    private static final List<String> STEPS = List.of("snapshot", "upload", "location", "metadata", "store", "commit");
    private static final List<String> STEPS_OF_TASKS = List.of("snapshot", "upload", "commit");
    private static final List<String> MESSAGES = List.of("trigger", "acknowledge", "decline", "complete", "abort");
    private static final List<String> MISHAPS = List.of("lose", "delay", "duplicate");

    private final Dice dice;
    private final Scenario scenario;
    private final BaseRun run;
    private final MachineDraws machines;

    FaultDraws(Dice dice, Scenario scenario, BaseRun run) {
        this.dice = dice;
        this.scenario = scenario;
        this.run = run;
        this.machines = new MachineDraws(dice, scenario, run);
    }

    Node.Mapping applyTo(Node.Mapping tree) {
        Node.Mapping changed = tree;
        boolean isMachineStruck = false;
        long faults = dice.chance(50) ? 1 : dice.between(2, 3);
        for (long i = 0; i < faults; i++) {
            boolean isOfMachine = dice.chance(25);
            changed = Trees.appended(changed, "faults", isOfMachine ? machineFault() : fault());
            isMachineStruck |= isOfMachine;
        }
        return isMachineStruck ? machines.prepared(changed) : changed;
    }

    private Node machineFault() {
        List<Object> parts = new ArrayList<>();
        addStrikes(parts);
        parts.addAll(machines.verb(subtask()));
        parts.addAll(List.of("optional", "true"));
        return Trees.mapping(parts.toArray());
    }

    private Node fault() {
        List<Object> parts = new ArrayList<>();
        long verb = dice.between(0, 9);
        boolean canBeArmed = verb >= 6;
        if (!canBeArmed || dice.chance(30)) {
            addStrikes(parts);
        }
        switch ((int) verb) {
            case 0, 1, 2 -> parts.addAll(List.of("kill", kill()));
            case 3 -> parts.addAll(List.of("slow", slow(), "by", dice.amount(50 * MILLI), "for", lasting()));
            case 4 -> parts.addAll(List.of("pause", pause(), "for", lasting()));
            case 5 -> parts.addAll(List.of(dice.chance(50) ? "stall" : "fill", "storage", "for", lasting()));
            case 6, 7 -> parts.addAll(List.of("fail", failure()));
            default -> addMishap(parts);
        }
        parts.addAll(List.of("optional", "true"));
        return Trees.mapping(parts.toArray());
    }

    private void addStrikes(List<Object> to) {
        if (run.reached().isEmpty() || dice.chance(40)) {
            to.addAll(List.of("at", Dice.duration(dice.between(0, Math.max(1, run.horizonNanos() / MILLI)) * MILLI)));
            return;
        }
        EventKind kind = dice.oneOf(run.reached());
        List<Object> when = new ArrayList<>(List.of("event", kind.word()));
        if (kind.has(EventField.CHECKPOINT) && run.newestCheckpoint() > 0 && dice.chance(60)) {
            when.addAll(List.of("checkpoint", dice.between(1, run.newestCheckpoint())));
        }
        if (kind.has(EventField.TASK) && dice.chance(50)) {
            when.addAll(List.of("subtask", subtask()));
        }
        when.addAll(List.of("nth", dice.between(1, 4)));
        if (dice.chance(30)) {
            when.addAll(List.of("after", Dice.duration(dice.nanos(100 * MILLI))));
        }
        to.addAll(List.of("when", Trees.mapping(when.toArray())));
    }

    private String subtask() {
        JobItem item = dice.oneOf(scenario.job().items());
        return item.name() + "[" + dice.between(0, item.parallelism() - 1L) + "]";
    }

    private Node kill() {
        if (dice.chance(80)) {
            return Trees.scalar(dice.chance(10) ? "any" : subtask());
        }
        ClusterSpec.TaskManager manager = dice.oneOf(scenario.cluster().taskManagers());
        return Trees.mapping(
                "target",
                manager.id(),
                "detect",
                Dice.duration(dice.nanos(100 * MILLI)),
                "back",
                Dice.duration(dice.nanos(100 * MILLI)));
    }

    private Node lasting() {
        return Dice.duration(dice.nanos(Math.max(MILLI, run.horizonNanos() / 4)));
    }

    private Node slow() {
        return dice.chance(30) ? Trees.scalar("storage") : pause();
    }

    private Node pause() {
        JobItem item = dice.oneOf(scenario.job().items());
        if (item.inputs().isEmpty() || dice.chance(50)) {
            return Trees.scalar(item.name() + "[" + dice.between(0, item.parallelism() - 1L) + "]");
        }
        Edge edge = dice.oneOf(item.inputs());
        return Trees.mapping("from", edge.from(), "to", item.name());
    }

    private Node failure() {
        String step = dice.oneOf(STEPS);
        List<Object> parts = new ArrayList<>(List.of("step", step));
        if (STEPS_OF_TASKS.contains(step) && dice.chance(60)) {
            parts.addAll(List.of("subtask", subtask()));
        }
        addFilter(parts);
        if (dice.chance(20)) {
            parts.addAll(List.of("io", "false"));
        }
        return Trees.mapping(parts.toArray());
    }

    private void addMishap(List<Object> to) {
        String mishap = dice.oneOf(MISHAPS);
        List<Object> parts = new ArrayList<>(List.of("message", dice.oneOf(MESSAGES)));
        if (dice.chance(60)) {
            parts.addAll(List.of("subtask", subtask()));
        }
        addFilter(parts);
        if (!mishap.equals("lose")) {
            parts.addAll(List.of("by", Dice.duration(dice.nanos(500 * MILLI))));
        }
        to.addAll(List.of(mishap, Trees.mapping(parts.toArray())));
    }

    private void addFilter(List<Object> to) {
        if (run.newestCheckpoint() > 0 && dice.chance(60)) {
            to.addAll(List.of("checkpoint", dice.between(1, run.newestCheckpoint())));
        }
        if (dice.chance(40)) {
            to.addAll(List.of("count", dice.between(2, 4)));
        }
    }
}
