package io.github.cleancut.world;

import io.github.cleancut.kernel.Choices;
import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceListener;
import java.util.List;

/** Builds a world, lets the loop run it, and sums up. */
public final class Run {
    private final Setting setting;
    private final EventQueue queue;

    /**
     * A run that has not begun.
     *
     * @param scenario what to run
     * @param rules the protocol's tables
     * @param choices the door for chance
     * @param queue an empty queue
     */
    public Run(Scenario scenario, RuleBook rules, Choices choices, EventQueue queue) {
        this.setting = new Setting(scenario, new Topology(scenario.job(), scenario.cluster()), rules, choices);
        this.queue = queue;
    }

    /**
     * Runs to the end or to a bound.
     *
     * @param listeners take the events as they happen
     * @param bounds how far to go
     */
    public RunResult run(List<TraceListener> listeners, Loop.Bounds bounds) {
        World world = new World(setting, queue, listeners);
        world.start();
        Loop.Result result = Loop.run(queue, world, bounds);
        world.recorder().job(EventKind.RUN_ENDED, -1, -1, result.end().name());
        return new RunResult(world, result);
    }
}
