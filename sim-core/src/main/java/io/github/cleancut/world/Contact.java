package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.trace.EventKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the JobManager and the TaskManagers hear each other. What a partition keeps away waits; where no heartbeat comes for {@code heartbeat.timeout}, each side gives the other up, and what their old
 * connection had to carry is lost. Heartbeats take no time, and cost nothing while all is well: times are computed when a fault strikes.
 */
final class Contact {
    /** What an event is about: the low part of its index. */
    private enum What {
        JOB_MANAGER_GOES_ON,
        LINK_GOES_ON,
        TASK_MANAGER_TIMEOUT,
        JOB_MANAGER_TIMEOUT,
        DISCONNECTED,
        OLD_PROCESS_TIMEOUT
    }

    private static final List<What> WHATS = List.of(What.values());

    private final World world;
    private final DrawnAmount messageNanos;

    /** What the JobManager has to handle after a pause. */
    private final Backlog jobManager;

    /** What a partition keeps away, by TaskManager. */
    private final Backlog[] links;

    /** How many faults lose the heartbeats of each TaskManager. */
    private final int[] mutes;

    /** How long after it was given up each TaskManager is replaced; -1: it is not. */
    private final long[] backNanos;

    private final Watch[] byJobManager;
    private final Watch[] byTaskManager;

    /** By task: the last attempt whose connection is given up. */
    private final int[] abandoned;

    Contact(World world, DrawnAmount messageNanos, int taskManagers) {
        this.world = world;
        this.messageNanos = messageNanos;
        jobManager = new Backlog();
        links = IntStream.range(0, taskManagers).mapToObj(i -> new Backlog()).toArray(Backlog[]::new);
        mutes = new int[taskManagers];
        backNanos = new long[taskManagers];
        byJobManager =
                IntStream.range(0, taskManagers).mapToObj(i -> new Watch()).toArray(Watch[]::new);
        byTaskManager =
                IntStream.range(0, taskManagers).mapToObj(i -> new Watch()).toArray(Watch[]::new);
        abandoned = new int[world.topology().taskCount()];
        Arrays.fill(backNanos, -1);
        Arrays.fill(abandoned, -1);
    }

    private Contact(World world, Contact from) {
        this.world = world;
        messageNanos = from.messageNanos.copy();
        jobManager = from.jobManager.copy();
        links = Arrays.stream(from.links).map(Backlog::copy).toArray(Backlog[]::new);
        mutes = from.mutes.clone();
        backNanos = from.backNanos.clone();
        byJobManager = Arrays.stream(from.byJobManager).map(Watch::copy).toArray(Watch[]::new);
        byTaskManager = Arrays.stream(from.byTaskManager).map(Watch::copy).toArray(Watch[]::new);
        abandoned = from.abandoned.clone();
    }

    /** Whether the JobManager stands still, or works off what has come meanwhile, so that what is due has to wait. */
    boolean isJobManagerHeld() {
        return jobManager.isInTheWay();
    }

    /** The JobManager will handle this when it goes on. */
    void keep(Held thing) {
        jobManager.keep(thing);
    }

    /**
     * A message is at the end of its way.
     *
     * @return whether it waits, or is lost with its connection
     */
    boolean takes(Envelope envelope, long term) {
        AttemptId attempt = envelope.attempt();
        if (isAbandoned(attempt)) {
            return true;
        }
        Backlog link = links[world.topology().taskManagerOf(attempt.task())];
        if (link.isInTheWay()) {
            link.keep(new Held.Message(envelope, term));
            return true;
        }
        if (!envelope.isToTask() && jobManager.isInTheWay()) {
            jobManager.keep(new Held.Message(envelope, term));
            return true;
        }
        return false;
    }

    private boolean isAbandoned(AttemptId attempt) {
        return attempt.attempt() <= abandoned[attempt.task()];
    }

    /** Whether nothing waits to pass or to be handled. */
    boolean isQuiet() {
        return jobManager.isEmpty() && Arrays.stream(links).allMatch(Backlog::isEmpty);
    }

    /** The JobManager handles nothing any more. */
    void pauseJobManager(int fault) {
        jobManager.close(fault);
        lookAtAll();
    }

    /** It goes on with what has come meanwhile. */
    void resumeJobManager(int fault) {
        jobManager.open(fault);
        schedule(0, What.JOB_MANAGER_GOES_ON, 0, 0);
        lookAtAll();
    }

    /** The JobManager's process is gone: what waited for it reaches nobody. */
    void jobManagerGone() {
        jobManager.openForGood();
        schedule(0, What.JOB_MANAGER_GOES_ON, 0, 0);
        lookAtAll();
    }

    /**
     * Nothing passes between the JobManager and a TaskManager any more.
     *
     * @param fault by which fault
     * @param taskManager which
     * @param replacedNanos how long after it was given up another one of its name is there, -1: none
     */
    void part(int fault, int taskManager, long replacedNanos) {
        links[taskManager].close(fault);
        backNanos[taskManager] = replacedNanos;
        look(taskManager);
    }

    /** Messages pass again, those that waited first. */
    void join(int fault, int taskManager) {
        links[taskManager].open(fault);
        schedule(0, What.LINK_GOES_ON, taskManager, 0);
        look(taskManager);
        reconnect(taskManager);
    }

    /** The heartbeats of a TaskManager do not reach the JobManager any more. */
    void mute(int taskManager) {
        mutes[taskManager]++;
        look(taskManager);
    }

    /** They do again. */
    void unmute(int taskManager) {
        mutes[taskManager]--;
        look(taskManager);
    }

    /** Until the heartbeat that comes after so many, the last one of which is already over. */
    long nanosUntilHeartbeat(long afterSoMany) {
        return lastHeartbeatNanos()
                + afterSoMany * intervalNanos()
                - world.queue().timeNanos();
    }

    /** Until the first heartbeat after a time to come. */
    long nanosUntilHeartbeatAfter(long nanos) {
        long at = VirtualTime.plus(world.queue().timeNanos(), nanos);
        return at - at % intervalNanos() + intervalNanos() - world.queue().timeNanos();
    }

    private void lookAtAll() {
        for (int taskManager = 0; taskManager < links.length; taskManager++) {
            look(taskManager);
            reconnect(taskManager);
        }
    }

    /** Each side begins to wait, or hears the other again. */
    private void look(int taskManager) {
        boolean isCut = links[taskManager].isClosed() || jobManager.isClosed();
        boolean isGivenUp = byJobManager[taskManager].isLost();
        look(byTaskManager[taskManager], isCut || isGivenUp, What.TASK_MANAGER_TIMEOUT, taskManager);
        boolean isUnheard =
                (isCut || mutes[taskManager] > 0) && !world.leadership().isGone();
        look(byJobManager[taskManager], isUnheard, What.JOB_MANAGER_TIMEOUT, taskManager);
    }

    private void look(Watch watch, boolean isSilent, What timeout, int taskManager) {
        if (watch.isLost() || watch.isSilent() == isSilent) {
            return;
        }
        if (!isSilent) {
            watch.hear(world.queue().timeNanos());
            return;
        }
        watch.fallSilent(lastHeartbeatNanos());
        long untilNanos = VirtualTime.plus(watch.heardNanos(), timeoutNanos())
                - world.queue().timeNanos();
        schedule(Math.max(0, untilNanos), timeout, taskManager, 2 * watch.number());
    }

    private void schedule(long afterNanos, What what, int taskManager, long argument) {
        int index = taskManager * WHATS.size() + WHATS.indexOf(what);
        long at = VirtualTime.plus(world.queue().timeNanos(), afterNanos);
        world.queue().schedule(at, Targets.of(Targets.CONTACT, index), argument);
    }

    /** Something is due. */
    void isDue(int index, long argument) {
        int taskManager = index / WHATS.size();
        What what = WHATS.get(index % WHATS.size());
        switch (what) {
            case JOB_MANAGER_GOES_ON -> goOn(jobManager, what, taskManager);
            case LINK_GOES_ON -> goOn(links[taskManager], what, taskManager);
            case TASK_MANAGER_TIMEOUT -> timeout(byTaskManager[taskManager], what, taskManager, argument);
            case JOB_MANAGER_TIMEOUT -> timeout(byJobManager[taskManager], what, taskManager, argument);
            case DISCONNECTED -> disconnect(taskManager);
            case OLD_PROCESS_TIMEOUT -> stopAbandoned(taskManager, "no heartbeat");
        }
    }

    private void goOn(Backlog backlog, What what, int taskManager) {
        backlog.pass(world::goOnWith);
        if (!backlog.isClosed() && !backlog.isEmpty()) {
            schedule(0, what, taskManager, 0);
        }
    }

    /** What comes at the very moment comes in time: the timeout takes a second look. */
    private void timeout(Watch watch, What what, int taskManager, long argument) {
        if (argument / 2 != watch.number() || !watch.isSilent()) {
            return;
        }
        if (argument % 2 == 0) {
            schedule(0, what, taskManager, argument + 1);
        } else if (what == What.TASK_MANAGER_TIMEOUT) {
            giveUpJobManager(taskManager, "no heartbeat");
        } else if (isJobManagerHeld()) {
            keep(new Held.Overdue(taskManager));
        } else {
            giveUp(taskManager);
        }
    }

    /** The JobManager has not heard of a TaskManager for too long: what ran there has failed. If it can, it says so. */
    void giveUp(int taskManager) {
        TaskManagers all = world.subtasks().taskManagers();
        if (world.leadership().isGone() || !all.isUp(taskManager)) {
            return;
        }
        byJobManager[taskManager].lose();
        world.recorder().job(EventKind.TASK_MANAGER_LOST, -1, taskManager, null);
        abandon(taskManager);
        int loss = all.lose(taskManager);
        world.jobMaster().onTaskManagerLost(taskManager);
        if (links[taskManager].isClosed() && backNanos[taskManager] >= 0) {
            world.subtasks().later(backNanos[taskManager], new TaskDue.TaskManagerBack(taskManager, loss));
        } else if (!byTaskManager[taskManager].isLost()) {
            schedule(messageNanos.nextNanos(), What.DISCONNECTED, taskManager, 0);
        }
        look(taskManager);
        reconnect(taskManager);
    }

    /** A TaskManager hears that it has been given up, unless a partition keeps that away for good. */
    private void disconnect(int taskManager) {
        if (!links[taskManager].isClosed() && byJobManager[taskManager].isLost()) {
            giveUpJobManager(taskManager, "disconnected");
        }
    }

    /** A TaskManager fails the tasks of a job whose JobManager it does not hear, and frees their slots. */
    private void giveUpJobManager(int taskManager, String cause) {
        if (byTaskManager[taskManager].isLost()) {
            return;
        }
        byTaskManager[taskManager].lose();
        abandon(taskManager);
        stopAbandoned(taskManager, cause);
        reconnect(taskManager);
    }

    /** What has been deployed to a TaskManager is given up with the connection; what waits for a slot is not there yet. */
    private void abandon(int taskManager) {
        if (byJobManager[taskManager].isLost() && byTaskManager[taskManager].isLost()) {
            return;
        }
        Executions executions = world.jobMaster().executions();
        for (int task = 0; task < abandoned.length; task++) {
            TaskState state = executions.stateOf(task);
            boolean isDeployed = state != TaskState.CREATED && state != TaskState.SCHEDULED;
            if (world.topology().taskManagerOf(task) == taskManager && isDeployed) {
                AttemptId attempt = executions.attemptOf(task);
                abandoned[task] = Math.max(abandoned[task], attempt.attempt());
                world.subtasks().neverBegin(attempt);
            }
        }
    }

    private void stopAbandoned(int taskManager, String cause) {
        world.recorder().job(EventKind.JOB_MANAGER_GIVEN_UP, -1, taskManager, cause);
        world.subtasks()
                .stopAll(
                        id -> world.topology().taskManagerOf(id.task()) == taskManager && isAbandoned(id),
                        "JobManager lost");
    }

    /** Two that have given each other up find each other again as soon as they can. */
    private void reconnect(int taskManager) {
        boolean haveParted = byJobManager[taskManager].isLost() && byTaskManager[taskManager].isLost();
        boolean canMeet = !links[taskManager].isClosed()
                && !jobManager.isClosed()
                && !world.leadership().isGone();
        if (haveParted && canMeet) {
            world.subtasks().taskManagers().bringBack(taskManager);
        }
    }

    /** A TaskManager is there: the old one, or another one of its name, which no partition concerns. The old one's process may not have noticed yet. */
    void registered(int taskManager) {
        if (byJobManager[taskManager].isLost()) {
            world.recorder().job(EventKind.TASK_MANAGER_REGISTERED, -1, taskManager, null);
            if (!byTaskManager[taskManager].isLost()) {
                long end = VirtualTime.plus(byTaskManager[taskManager].heardNanos(), timeoutNanos());
                long untilNanos = Math.max(0, end - world.queue().timeNanos());
                schedule(untilNanos, What.OLD_PROCESS_TIMEOUT, taskManager, 0);
            }
        }
        links[taskManager].openForGood();
        if (!links[taskManager].isEmpty()) {
            schedule(0, What.LINK_GOES_ON, taskManager, 0);
        }
        byJobManager[taskManager].register(world.queue().timeNanos());
        byTaskManager[taskManager].register(world.queue().timeNanos());
        look(taskManager);
    }

    /** A new JobManager knows the TaskManagers that it can reach; the others will find it. */
    void succeed() {
        TaskManagers all = world.subtasks().taskManagers();
        for (int taskManager = 0; taskManager < links.length; taskManager++) {
            boolean isKnown = byJobManager[taskManager].isLost() || all.isUp(taskManager);
            if (isKnown && links[taskManager].isClosed()) {
                byJobManager[taskManager].lose();
                byTaskManager[taskManager].lose();
                all.lose(taskManager);
            } else if (byJobManager[taskManager].isLost()) {
                byTaskManager[taskManager].lose();
                all.bringBack(taskManager);
            } else if (isKnown) {
                byTaskManager[taskManager].register(world.queue().timeNanos());
                look(taskManager);
            }
        }
    }

    private long lastHeartbeatNanos() {
        return world.queue().timeNanos() - world.queue().timeNanos() % intervalNanos();
    }

    private long intervalNanos() {
        return world.setting().scenario().flink().heartbeatIntervalMillis() * VirtualTime.NANOS_PER_MILLI;
    }

    private long timeoutNanos() {
        return world.setting().scenario().flink().heartbeatTimeoutMillis() * VirtualTime.NANOS_PER_MILLI;
    }

    /** What an event is, in words. */
    String peek(int index) {
        return WHATS.get(index % WHATS.size()) + " of TaskManager " + index / WHATS.size();
    }

    Contact copy(World copiedWorld) {
        return new Contact(copiedWorld, this);
    }

    void encode(StringBuilder to) {
        jobManager.encode(to);
        for (int taskManager = 0; taskManager < links.length; taskManager++) {
            links[taskManager].encode(to);
            byJobManager[taskManager].encode(to);
            byTaskManager[taskManager].encode(to);
        }
        to.append(Arrays.toString(mutes)).append(Arrays.toString(abandoned));
    }
}
