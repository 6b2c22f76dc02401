package io.github.cleancut.bench;

import io.github.cleancut.kernel.CalendarQueue;
import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.TimeQueue;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** The hold model: take the least event, schedule it again after an exponential delay; so many events are always pending. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
public class HoldBench {
    private static final int HOLDS = 10_000;
    private static final int DELAYS = 1 << 16;

    /** How many events are pending. */
    @Param({"64", "1024", "65536"})
    public int pending;

    private final long[] delays = new long[DELAYS];
    private int next;
    private EventQueue calendar = new CalendarQueue();
    private EventQueue heap = new TimeQueue();
    private PriorityQueue<Plain> objects = new PriorityQueue<>();
    private long order;
    private final Ssj splay = new Ssj(new SplayTree());
    private final Ssj henriksen = new Ssj(new Henriksen());

    /** An event as a program without a kernel of its own would have it. */
    private record Plain(long time, long order, int target, long argument) implements Comparable<Plain> {
        @Override
        public int compareTo(Plain other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** SSJ's own simulator on one of its own lists: an event that happens schedules itself again. */
    private final class Ssj {
        private final Simulator simulator = new Simulator();
        private int left;

        Ssj(EventList list) {
            simulator.init(list);
        }

        void add(long delay) {
            new Held(this).schedule(delay);
        }

        void hold(int times) {
            left = times;
            simulator.start();
        }
    }

    private final class Held extends Event {
        private final Ssj engine;

        Held(Ssj engine) {
            super(engine.simulator);
            this.engine = engine;
        }

        @Override
        public void actions() {
            schedule(delay());
            if (--engine.left == 0) {
                engine.simulator.stop();
            }
        }
    }

    /** The same delays for everybody. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < DELAYS; i++) {
            delays[i] = 1 + (long) (-1e6 * StrictMath.log1p(-random.nextDouble()));
        }
        for (int i = 0; i < pending; i++) {
            long at = delay();
            calendar.schedule(at, 0, i);
            heap.schedule(at, 0, i);
            objects.add(new Plain(at, order++, 0, i));
            splay.add(at);
            henriksen.add(at);
        }
    }

    private long delay() {
        return delays[next++ & (DELAYS - 1)];
    }

    private void hold(EventQueue queue) {
        for (int i = 0; i < HOLDS; i++) {
            queue.take();
            queue.schedule(queue.timeNanos() + delay(), queue.target(), queue.argument());
        }
    }

    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public void calendar() {
        hold(calendar);
    }

    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public void heap() {
        hold(heap);
    }

    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public void priorityQueue() {
        for (int i = 0; i < HOLDS; i++) {
            Plain event = objects.remove();
            objects.add(new Plain(event.time() + delay(), order++, event.target(), event.argument()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public void ssjSplayTree() {
        splay.hold(HOLDS);
    }

    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public void ssjHenriksen() {
        henriksen.hold(HOLDS);
    }
}
