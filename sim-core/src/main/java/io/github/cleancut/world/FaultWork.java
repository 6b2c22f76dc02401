package io.github.cleancut.world;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Target;
import io.github.cleancut.model.Fault.Verb;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What faults do when they strike, and how they are lifted. */
final class FaultWork {
    /**
     * A fault that stands until it is lifted.
     *
     * @param fault which
     * @param targets what it was aimed at when it struck
     * @param struckNanos when it struck: a random fault may stand several times at once
     */
    private record Standing(Fault fault, List<Integer> targets, long struckNanos) {}

    private final World world;
    private final SortedMap<Integer, Draws> draws = new TreeMap<>();
    private List<Standing> standing = new ArrayList<>();

    FaultWork(World world) {
        this.world = world;
    }

    /** The stream of a fault. */
    Draws drawsOf(int fault) {
        return draws.computeIfAbsent(fault, index -> world.setting().choices().stream("fault/" + index));
    }

    /** Lays a message or step fault in wait. */
    void arm(Fault fault) {
        if (fault.verb() instanceof Verb.Disturb disturb) {
            world.mishaps().arm(fault.index(), disturb, drawn(fault.index(), disturb.by()));
        } else if (fault.verb() instanceof Verb.Fail fail) {
            world.mishaps().arm(fault.index(), fail);
        }
        standing.add(new Standing(fault, List.of(), world.queue().timeNanos()));
    }

    private @Nullable DrawnAmount drawn(int fault, @Nullable Amount amount) {
        return amount == null ? null : new DrawnAmount(amount, drawsOf(fault));
    }

    /** A fault strikes. */
    void strike(Fault fault) {
        Verb verb = fault.verb();
        if (verb instanceof Verb.Kill kill) {
            kill(fault.index(), kill);
        } else if (verb instanceof Verb.ClockJump jump) {
            tell(EventKind.FAULT_STRUCK, fault.index(), jump);
            jumpClock(fault.index(), jump);
        } else if (verb instanceof Verb.Slow slow) {
            stand(
                    fault,
                    slow.target(),
                    target -> slowdowns(slow.target(), target)
                            .add(fault.index(), drawn(fault.index(), slow.by()), slow.factor()));
        } else if (verb instanceof Verb.Pause pause) {
            stand(fault, pause.target(), target -> pause(fault.index(), pause.target(), target));
        } else if (verb instanceof Verb.Partition partition) {
            part(fault, partition);
        } else if (verb instanceof Verb.LoseHeartbeats lose) {
            stand(fault, heartbeatsOf(lose), world.contact()::mute);
        } else if (verb instanceof Verb.Stall stall) {
            stand(fault, new Target.Storage(), target -> world.storage().stall(stall.only()));
        } else if (verb instanceof Verb.Fill fill) {
            stand(fault, new Target.Storage(), target -> world.storage().fill(fill.only()));
        }
    }

    private void jumpClock(int fault, Verb.ClockJump jump) {
        int machine = WallClocks.JOB_MANAGER;
        String name = "jobmanager";
        if (jump.of() instanceof Target.TaskManager manager) {
            int number = managerOf(fault, manager);
            machine = WallClocks.machineOf(number);
            name = "taskmanager[" + number + "]";
        }
        world.clocks().jump(machine, jump.byNanos());
        world.recorder().job(EventKind.CLOCK_JUMPED, -1, jump.byNanos(), name);
    }

    private void pause(int fault, Target target, int number) {
        if (target instanceof Target.JobManager) {
            world.contact().pauseJobManager(fault);
        } else {
            slowdowns(target, number).pause();
        }
    }

    /** Two TaskManagers hear nothing on the channels between them; a TaskManager and the JobManager get no message of each other. */
    private void part(Fault fault, Verb.Partition partition) {
        if (partition.one() instanceof Target.TaskManager one
                && partition.other() instanceof Target.TaskManager other) {
            int first = managerOf(fault.index(), one);
            int second = managerOf(fault.index(), other);
            stand(
                    fault,
                    channelsBetween(first, second),
                    channel -> world.network().slowdownsOf(channel).pause());
        } else {
            int manager = partedFromJobManager(fault.index(), partition);
            boolean isThere = world.subtasks().taskManagers().isUp(manager);
            stand(
                    fault,
                    isThere ? List.of(manager) : List.of(),
                    target -> world.contact().part(fault.index(), target, partition.backNanos()));
        }
    }

    private int partedFromJobManager(int fault, Verb.Partition partition) {
        Target other = partition.one() instanceof Target.TaskManager ? partition.one() : partition.other();
        return managerOf(fault, (Target.TaskManager) other);
    }

    private List<Integer> channelsBetween(int first, int second) {
        return IntStream.range(0, world.topology().channelCount())
                .filter(channel -> {
                    int from = world.topology().taskManagerOf(world.topology().producerOf(channel));
                    int to = world.topology().taskManagerOf(world.topology().consumerOf(channel));
                    return (from == first && to == second) || (from == second && to == first);
                })
                .boxed()
                .toList();
    }

    /** The TaskManagers whose heartbeats a fault loses. */
    private List<Integer> heartbeatsOf(Verb.LoseHeartbeats lose) {
        SubtaskRef ref = lose.subtask();
        return IntStream.range(0, world.topology().taskCount())
                .filter(task -> ref == null || world.topology().matches(ref, task))
                .map(world.topology()::taskManagerOf)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private void stand(Fault fault, Target target, java.util.function.IntConsumer effect) {
        stand(fault, targetsOf(fault.index(), target), effect);
    }

    private void stand(Fault fault, List<Integer> targets, java.util.function.IntConsumer effect) {
        tell(targets.isEmpty() ? EventKind.FAULT_SKIPPED : EventKind.FAULT_STRUCK, fault.index(), fault.verb());
        targets.forEach(effect::accept);
        if (!targets.isEmpty()) {
            standing.add(new Standing(fault, targets, world.queue().timeNanos()));
        }
    }

    private void tell(EventKind kind, int fault, Verb verb) {
        String name = verb.toString();
        String word = verb instanceof Verb.LoseHeartbeats ? "lose heartbeat" : name.substring(0, name.indexOf('['));
        world.recorder().job(kind, -1, fault, word.toLowerCase(java.util.Locale.ROOT));
    }

    private List<Integer> targetsOf(int fault, Target target) {
        if (target instanceof Target.Storage) {
            return List.of(0);
        }
        if (target instanceof Target.JobManager) {
            return world.leadership().isGone() ? List.of() : List.of(0);
        }
        if (target instanceof Target.Channels channels) {
            return IntStream.range(0, world.topology().channelCount())
                    .filter(channel -> world.topology().matches(channels.ref(), channel))
                    .boxed()
                    .toList();
        }
        if (target instanceof Target.TaskManager manager) {
            return tasksOn(managerOf(fault, manager));
        }
        return subtasksOf(fault, ((Target.Subtasks) target).ref());
    }

    private List<Integer> subtasksOf(int fault, SubtaskRef ref) {
        List<Integer> live = IntStream.range(0, world.topology().taskCount())
                .filter(task ->
                        world.topology().matches(ref, task) && world.subtasks().isAlive(task))
                .boxed()
                .toList();
        if (!ref.item().equals(SubtaskRef.ANY) || live.isEmpty()) {
            return live;
        }
        return List.of(live.get((int) drawsOf(fault).pick(live.size(), "any")));
    }

    private int managerOf(int fault, Target.TaskManager manager) {
        List<io.github.cleancut.model.ClusterSpec.TaskManager> all =
                world.setting().scenario().cluster().taskManagers();
        if (manager.id() == null) {
            return (int) drawsOf(fault).pick(all.size(), "any-taskmanager");
        }
        return IntStream.range(0, all.size())
                .filter(index -> all.get(index).id().equals(manager.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> tasksOn(int manager) {
        return IntStream.range(0, world.topology().taskCount())
                .filter(task -> world.topology().taskManagerOf(task) == manager)
                .boxed()
                .toList();
    }

    private Slowdowns slowdowns(Target target, int number) {
        if (target instanceof Target.Storage) {
            return world.storage().slowdowns();
        }
        return target instanceof Target.Channels
                ? world.network().slowdownsOf(number)
                : world.subtasks().slowdownsOf(number);
    }

    private void kill(int fault, Verb.Kill kill) {
        if (kill.target() instanceof Target.TaskManager manager) {
            int number = managerOf(fault, manager);
            boolean isThere = world.subtasks().taskManagers().isUp(number);
            tell(isThere ? EventKind.FAULT_STRUCK : EventKind.FAULT_SKIPPED, fault, kill);
            world.subtasks().killTaskManager(number, detection(kill), kill.backNanos(), kill.isZombie());
            return;
        }
        if (kill.target() instanceof Target.JobManager) {
            boolean isStruck = world.leadership().lose(detection(kill), kill.backNanos());
            tell(isStruck ? EventKind.FAULT_STRUCK : EventKind.FAULT_SKIPPED, fault, kill);
            return;
        }
        List<Integer> targets = targetsOf(fault, kill.target());
        tell(targets.isEmpty() ? EventKind.FAULT_SKIPPED : EventKind.FAULT_STRUCK, fault, kill);
        for (int task : targets) {
            if (!kill.isRecoverable()) {
                world.failover().expectHopeless(world.jobMaster().executions().attemptOf(task));
            }
            world.subtasks().kill(task, kill.detectNanos(), kill.isZombie());
        }
    }

    /** A dead TaskManager or JobManager is noticed when its heartbeats have been missing for the timeout. */
    private long detection(Verb.Kill kill) {
        if (kill.detectNanos() >= 0) {
            return kill.detectNanos();
        }
        long interval = world.setting().scenario().flink().heartbeatIntervalMillis() * VirtualTime.NANOS_PER_MILLI;
        long timeout = world.setting().scenario().flink().heartbeatTimeoutMillis() * VirtualTime.NANOS_PER_MILLI;
        return timeout - world.queue().timeNanos() % interval;
    }

    /**
     * A standing fault ends.
     *
     * @param fault which
     * @param struckNanos when it struck
     */
    void lift(int fault, long struckNanos) {
        for (Standing entry : new ArrayList<>(standing)) {
            if (entry.fault().index() == fault && entry.struckNanos() == struckNanos) {
                standing.remove(entry);
                lift(entry);
            }
        }
    }

    private void lift(Standing entry) {
        Verb verb = entry.fault().verb();
        tell(EventKind.FAULT_LIFTED, entry.fault().index(), verb);
        if (verb instanceof Verb.Slow slow) {
            entry.targets()
                    .forEach(target -> slowdowns(slow.target(), target)
                            .remove(entry.fault().index()));
        } else if (verb instanceof Verb.Pause pause && pause.target() instanceof Target.JobManager) {
            world.contact().resumeJobManager(entry.fault().index());
        } else if (verb instanceof Verb.Pause pause) {
            entry.targets().forEach(target -> resume(pause.target(), target));
        } else if (verb instanceof Verb.Partition partition) {
            entry.targets().forEach(target -> join(entry.fault().index(), partition, target));
        } else if (verb instanceof Verb.LoseHeartbeats) {
            entry.targets().forEach(world.contact()::unmute);
        } else if (verb instanceof Verb.Stall stall) {
            world.storage().unstall(stall.only());
        } else if (verb instanceof Verb.Fill fill) {
            world.storage().empty(fill.only());
        } else {
            world.mishaps().disarm(entry.fault().index());
        }
    }

    private void join(int fault, Verb.Partition partition, int number) {
        if (partition.one() instanceof Target.TaskManager && partition.other() instanceof Target.TaskManager) {
            world.network().slowdownsOf(number).resume();
            world.network().goOn(number);
        } else {
            world.contact().join(fault, number);
        }
    }

    private void resume(Target target, int number) {
        slowdowns(target, number).resume();
        if (target instanceof Target.Channels) {
            world.network().goOn(number);
        } else if (!(target instanceof Target.Storage)) {
            world.subtasks().goOn(number);
        }
    }

    /** How long a fault stands, -1 for until the end; heartbeats that are lost end with one that comes through. */
    long standsNanos(Fault fault) {
        if (!(fault.verb() instanceof Verb.LoseHeartbeats lose)) {
            return fault.forNanos();
        }
        long bySpan =
                fault.forNanos() < 0 ? Long.MAX_VALUE : world.contact().nanosUntilHeartbeatAfter(fault.forNanos());
        long byCount = lose.count() < 0 ? Long.MAX_VALUE : world.contact().nanosUntilHeartbeat(lose.count() + 1);
        long nanos = Math.min(bySpan, byCount);
        return nanos == Long.MAX_VALUE ? -1 : nanos;
    }

    /** Everything that stands ends, killed TaskManagers are back, and there is a JobManager. */
    void liftEverything() {
        for (Standing entry : new ArrayList<>(standing)) {
            standing.remove(entry);
            lift(entry);
        }
        world.subtasks().taskManagers().bringBackAll();
        world.leadership().bringBack();
    }

    /** Whether something stands that may hold records up; faults that lie in wait for messages do not. */
    boolean hasStanding() {
        return standing.stream()
                .anyMatch(entry -> !(entry.fault().verb() instanceof Verb.Disturb)
                        && !(entry.fault().verb() instanceof Verb.Fail));
    }

    FaultWork copy(World copiedWorld) {
        FaultWork copy = new FaultWork(copiedWorld);
        draws.forEach((fault, stream) -> copy.draws.put(fault, stream.copy()));
        copy.standing = new ArrayList<>(standing);
        return copy;
    }
}
