package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.protocol.message.Moment;
import io.github.cleancut.protocol.task.TimerRules;
import java.util.LinkedHashSet;
import java.util.Set;

/** Time as an attempt knows it: its TaskManager's wall clock, and timers. */
final class TaskTime {
    private final World world;
    private final AttemptId id;
    private final TimerRules rules;
    private Moment now = new Moment(-1, -1);

    /** The mails of timers that run. */
    private final Set<Mail> armed = new LinkedHashSet<>();

    TaskTime(World world, AttemptId id) {
        this.world = world;
        this.id = id;
        this.rules = new TimerRules(world.setting().rules());
    }

    /** Now; the same object within an instant, in which many barriers arrive. */
    Moment now() {
        long nanos = world.queue().timeNanos();
        int machine = WallClocks.machineOf(world.topology().taskManagerOf(id.task()));
        long wallMillis = world.clocks().millis(machine, nanos);
        if (now.nanos() != nanos || now.wallMillis() != wallMillis) {
            now = new Moment(wallMillis, nanos);
        }
        return now;
    }

    /** A timer starts. */
    void startTimer(long delayMillis, Mail mail) {
        armed.add(mail);
        rules.start(delayMillis, new TimerRules.Alarm() {
            @Override
            public void fireAfter(long millis) {
                world.subtasks().later(millis * VirtualTime.NANOS_PER_MILLI, new TaskDue.Timer(id, mail));
            }

            @Override
            public void fired(String row) {
                world.recorder().fired(row);
            }
        });
    }

    /** A timer starts that is exact to the nanosecond and fires again when its mail has had its turn and starts it again. */
    void startEvery(long nanos, Mail mail) {
        armed.add(mail);
        world.subtasks().later(nanos, new TaskDue.Timer(id, mail));
    }

    /** A timer need not fire any more; a mail that is in the mailbox already stays there. */
    void cancelTimer(Mail mail) {
        armed.remove(mail);
    }

    /** A timer is due; whether it has not been cancelled. */
    boolean isDue(Mail mail) {
        return armed.remove(mail);
    }

    void copyTo(TaskTime copy) {
        copy.armed.addAll(armed);
    }

    void encode(StringBuilder to) {
        to.append(armed);
    }
}
