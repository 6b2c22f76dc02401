package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.cleancut.Protocol;
import io.github.cleancut.RunSummary;
import io.github.cleancut.Simulation;
import io.github.cleancut.kernel.CalendarQueue;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.SeededChoices;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.Topology;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run leaves to the collector: nothing for a record, little for a checkpoint. Measured between a short and a long run, so that building the job does not count. */
final class AllocationTest {
    private static final long HOUR_MILLIS = 3_600_000;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Used(long events, long bytes) {}

    @Test
    void recordsAlonePassWithoutAnObject() {
        double bytes = bytesPerEvent(4, 100_000, HOUR_MILLIS);
        assertTrue(bytes < 0.05, () -> bytes + " bytes an event");
    }

    @ParameterizedTest
    @CsvSource({"4, 200000, 2.5", "32, 400000, 2.5", "256, 600000, 8"})
    void aCheckpointEverySecondCostsFewBytesAnEvent(int parallelism, long records, double most) {
        double bytes = bytesPerEvent(parallelism, records, 1_000);
        assertTrue(bytes < most, () -> bytes + " bytes an event");
    }

    @Test
    void anIdleChannelTakesSixteenBytes() {
        Scenario scenario = StreamingJob.scenario(64, 1_000);
        Topology topology = new Topology(scenario.job(), scenario.cluster());
        Setting setting = new Setting(scenario, topology, Protocol.flink23(), new SeededChoices(1));
        World world = new World(setting, new CalendarQueue(), List.of());
        long before = thread.getCurrentThreadAllocatedBytes();
        Object[] state = {new Channels(topology), new ChannelLatencies(world, "channel/")};
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;
        long each = bytes / topology.channelCount();
        assertTrue(each <= 16, () -> each + " bytes for each channel, in " + state.length + " objects");
    }

    private double bytesPerEvent(int parallelism, long records, long intervalMillis) {
        run(StreamingJob.scenario(parallelism, records, intervalMillis));
        Used brief = run(StreamingJob.scenario(parallelism, records, intervalMillis));
        Used late = run(StreamingJob.scenario(parallelism, 3 * records, intervalMillis));
        return (double) (late.bytes() - brief.bytes()) / (late.events() - brief.events());
    }

    private Used run(Scenario scenario) {
        long before = thread.getCurrentThreadAllocatedBytes();
        RunSummary summary = Simulation.of(scenario)
                .within(new Loop.Bounds(Long.MAX_VALUE, Long.MAX_VALUE, HOUR_MILLIS * 1_000_000))
                .run(List.of());
        return new Used(summary.events(), thread.getCurrentThreadAllocatedBytes() - before);
    }
}
