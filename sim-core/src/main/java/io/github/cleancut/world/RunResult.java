package io.github.cleancut.world;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.protocol.coordinator.CoordinatorSnapshot.Counts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A world after its run, to be asked. */
public final class RunResult {
    private final World world;
    private final Loop.Result loop;

    RunResult(World world, Loop.Result loop) {
        this.world = world;
        this.loop = loop;
    }

    /** Why the loop ended, and after how many events. */
    public Loop.Result loop() {
        return loop;
    }

    /** Hash over every event of the trace, 16 hex digits. */
    public String digest() {
        return world.recorder().digestHex();
    }

    /** Virtual time at the end. */
    public long virtualNanos() {
        return world.queue().timeNanos();
    }

    /** Status of the job, in Flink's words. */
    public String jobStatus() {
        return world.jobMaster().status().name();
    }

    /** What a metrics reporter shows at the end, by Flink's names (C-263). */
    public Map<String, Long> gauges() {
        return world.coordinator().gauges();
    }

    /** Flink's checkpoint counters (C-262). */
    public Counts counts() {
        return world.coordinator().counts();
    }

    /** Faults, actions and captions that were awaited and never came to pass. */
    public List<String> neverStruck() {
        return world.script().neverStruck();
    }

    /** How often each rule row fired, by row id. */
    public SortedMap<String, Long> firings() {
        return world.recorder().firings();
    }
}
