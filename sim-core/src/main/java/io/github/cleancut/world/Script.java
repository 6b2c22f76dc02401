package io.github.cleancut.world;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Action;
import io.github.cleancut.model.End;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When faults, actions and captions come to pass, and when all of it ends. What stands at a position takes effect when the step is over and before any other event.
 */
final class Script implements TraceListener {
    /** What is due at a time. */
    private sealed interface Due {
        /** An entry happens. */
        record Strike(int entry) implements Due {}

        /** A random fault happens, and the next one is drawn. */
        record Arrival(int entry, long left) implements Due {}

        /** A standing fault ends. */
        record Lift(int fault, long struckNanos) implements Due {}

        /** The end of faults, then the end of settling. */
        record FaultsOver() implements Due {}

        /** Sources and triggers stop. */
        record Settled() implements Due {}
    }

    private final World world;
    private final FaultWork work;
    private final Positions positions;
    private List<ScriptEntry> entries = new ArrayList<>();
    private Slots<Due> due = new Slots<>();
    private final List<Integer> metNow = new ArrayList<>();
    private boolean areFaultsOver;
    private boolean isSettled;

    Script(World world, FaultWork work) {
        this.world = world;
        this.work = work;
        this.positions = new Positions(world.topology());
    }

    /** Schedules everything that stands at a time, and watches for the rest. */
    void start() {
        Scenario.Script script = world.setting().scenario().events();
        script.faults().stream().map(ScriptEntry::of).forEach(entries::add);
        script.actions().stream().map(ScriptEntry::of).forEach(entries::add);
        script.captions().stream().map(ScriptEntry::of).forEach(entries::add);
        for (int entry = 0; entry < entries.size(); entry++) {
            Fault.Strikes strikes = entries.get(entry).strikes();
            if (strikes instanceof Fault.Strikes.At at) {
                schedule(at.nanos(), new Due.Strike(entry));
            } else if (strikes instanceof Fault.Strikes.Randomly randomly) {
                scheduleArrival(entry, randomly.fromNanos(), randomly.max());
            } else if (strikes instanceof Fault.Strikes.Armed) {
                strike(entry);
            }
        }
        End end = world.setting().scenario().end();
        if (end.atNanos() >= 0) {
            schedule(end.atNanos(), new Due.FaultsOver());
            schedule(VirtualTime.plus(end.atNanos(), end.settleNanos()), new Due.Settled());
        }
        watch();
    }

    private void watch() {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (ScriptEntry entry : entries) {
            Position position = Positions.of(entry);
            if (position != null) {
                kinds.add(Positions.kindOf(position));
            }
        }
        world.recorder().watch(kinds, this);
    }

    private void schedule(long timeNanos, Due thing) {
        world.queue().schedule(timeNanos, Targets.of(Targets.SCRIPT, due.put(thing)), 0);
    }

    @Override
    public void accept(TraceEvent event) {
        for (int number = 0; number < entries.size(); number++) {
            Position position = Positions.of(entries.get(number));
            if (position != null
                    && positions.matches(position, event)
                    && entries.get(number).isMet(position.nth())) {
                if (position.afterNanos() == 0) {
                    metNow.add(number);
                } else {
                    schedule(
                            VirtualTime.plus(world.queue().timeNanos(), position.afterNanos()), new Due.Strike(number));
                }
            }
        }
    }

    /** The step is over: what stands at a position of it happens now, and what that leads to as well. */
    void afterStep() {
        while (!metNow.isEmpty()) {
            strike(metNow.remove(0));
        }
    }

    /** Something is due. */
    void isDue(int slot) {
        Due thing = due.take(slot);
        if (thing instanceof Due.Strike strike) {
            strike(strike.entry());
        } else if (thing instanceof Due.Arrival arrival) {
            arrive(arrival);
        } else if (thing instanceof Due.Lift lift) {
            work.lift(lift.fault(), lift.struckNanos());
        } else if (thing instanceof Due.FaultsOver) {
            endFaults();
        } else {
            isSettled = true;
            world.recorder().job(EventKind.SETTLED, -1, -1, null);
            world.subtasks().outside().stop();
            world.network().writers().flushAtEnd();
            world.coordinator().stopTriggers();
        }
    }

    private void arrive(Due.Arrival arrival) {
        if (areFaultsOver) {
            return;
        }
        strike(arrival.entry());
        scheduleArrival(arrival.entry(), world.queue().timeNanos(), arrival.left());
    }

    private void scheduleArrival(int entry, long fromNanos, long left) {
        Fault fault = entries.get(entry).fault();
        if (fault == null || left == 0 || !(fault.strikes() instanceof Fault.Strikes.Randomly randomly)) {
            return;
        }
        long at = VirtualTime.plus(fromNanos, interval(randomly.rate(), work.drawsOf(fault.index())));
        if (randomly.untilNanos() < 0 || at < randomly.untilNanos()) {
            schedule(at, new Due.Arrival(entry, left < 0 ? left : left - 1));
        }
    }

    private static long interval(Rate rate, Draws draws) {
        double mean = (double) rate.perNanos() / rate.count();
        return (long) (-mean * StrictMath.log1p(-draws.unit("arrival")));
    }

    private void strike(int number) {
        ScriptEntry entry = entries.get(number);
        Fault fault = entry.fault();
        if (fault == null) {
            entry.setStruck();
            takeAction(entry.action());
        } else if (areFaultsOver) {
            return;
        } else if (fault.verb() instanceof Fault.Verb.Disturb || fault.verb() instanceof Fault.Verb.Fail) {
            arm(number);
        } else {
            entry.setStruck();
            work.strike(fault);
            scheduleLift(fault, work.standsNanos(fault));
        }
    }

    private void arm(int number) {
        Fault fault = entries.get(number).fault();
        if (fault != null) {
            work.arm(fault);
            scheduleLift(fault, fault.forNanos());
        }
    }

    private void scheduleLift(Fault fault, long standsNanos) {
        if (standsNanos >= 0) {
            long now = world.queue().timeNanos();
            schedule(VirtualTime.plus(now, standsNanos), new Due.Lift(fault.index(), now));
        }
    }

    private void takeAction(@Nullable Action action) {
        if (action != null) {
            world.recorder()
                    .job(
                            EventKind.ACTION_TAKEN,
                            -1,
                            action.index(),
                            action.verb().toString());
            world.act(action);
        }
    }

    private void endFaults() {
        areFaultsOver = true;
        work.liftEverything();
        world.recorder().job(EventKind.FAULTS_OVER, -1, -1, null);
    }

    /** An armed fault has met what it lay in wait for. */
    void mishapStruck(int fault) {
        for (ScriptEntry entry : entries) {
            if (entry.fault() != null && entry.fault().index() == fault) {
                entry.setStruck();
            }
        }
    }

    /** What is in a slot, in words. */
    String peek(int slot) {
        return String.valueOf(due.peek(slot));
    }

    /** Whether a user will still start the job from a snapshot, at a known time. */
    boolean isRestoreToCome() {
        return due.all().stream().anyMatch(thing -> thing instanceof Due.Strike strike && isRestore(strike.entry()));
    }

    private boolean isRestore(int number) {
        Action action = entries.get(number).action();
        return action != null && action.verb() instanceof Action.Verb.Restore;
    }

    /** Whether sources and triggers have stopped. */
    boolean isSettled() {
        return isSettled;
    }

    /** Whether a fault stands, so that stillness is no deadlock. */
    boolean hasStandingFault() {
        return work.hasStanding();
    }

    /** Whether something of the script stands at a time that is still to come. */
    boolean isAnythingDue() {
        return !due.isEmpty();
    }

    /** How long standing faults of the scenario may last: the longest {@code for}, the longest absence of what is killed, or the time of {@code end}. */
    long longestNanos() {
        long longest = Math.max(0, world.setting().scenario().end().atNanos());
        for (Fault fault : world.setting().scenario().events().faults()) {
            longest = Math.max(longest, fault.forNanos());
            if (fault.verb() instanceof Fault.Verb.LoseHeartbeats lose && lose.count() > 0) {
                longest = Math.max(longest, world.contact().nanosUntilHeartbeat(lose.count() + 1));
            }
            if (fault.verb() instanceof Fault.Verb.Kill kill) {
                longest = Math.max(longest, VirtualTime.plus(Math.max(0, kill.detectNanos()), kill.backNanos()));
            }
        }
        return longest;
    }

    /** What never came to pass and was awaited. */
    List<String> neverStruck() {
        return entries.stream()
                .filter(entry -> entry.isAwaited() && !entry.hasStruck())
                .map(ScriptEntry::name)
                .toList();
    }

    Script copy(World copiedWorld) {
        Script copy = new Script(copiedWorld, work.copy(copiedWorld));
        copy.entries = new ArrayList<>(entries.stream().map(ScriptEntry::copy).toList());
        copy.due = due.copy();
        copy.areFaultsOver = areFaultsOver;
        copy.isSettled = isSettled;
        copy.watch();
        return copy;
    }
}
