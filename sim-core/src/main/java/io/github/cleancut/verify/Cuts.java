package io.github.cleancut.verify;

import static io.github.cleancut.verify.Wrong.unless;

import io.github.cleancut.verify.Model.Channel;
import io.github.cleancut.verify.Model.Checkpoint;
import io.github.cleancut.verify.Model.Crossing;
import io.github.cleancut.verify.Model.Status;
import io.github.cleancut.verify.Model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rules C4, C4b, C6 and C7: the life of checkpoints. */
final class Cuts {
    private final Graph graph;
    private final Claims claims;
    private final Map<String, Long> checked;
    private final TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final Intervals known = new Intervals();
    private long last = -1;
    private long now;

    Cuts(Graph graph, Claims claims, Map<String, Long> checked) {
        this.graph = graph;
        this.claims = claims;
        this.checked = checked;
    }

    /** Before any line: the claims after a done are complete as soon as another line comes. */
    void before(String word, long line) {
        now = line;
        if (!List.of("cut", "class", "orphan", "lost").contains(word)) {
            claims.judge();
        }
    }

    void accept(String[] line) {
        long k = Long.parseLong(line[1]);
        switch (line[0]) {
            case "plan" -> plan(k, line);
            case "log" -> log(openOrImported(k), graph.channel(line[2]), line);
            case "pend" -> pend(openOrImported(k), graph.task(line[2]), line);
            case "ack" -> acknowledge(k, graph.task(line[2]));
            case "done" -> done(open(k), line.length == 3);
            case "fail" -> fail(open(k));
            case "drop" -> drop(done(k, "C6"));
            default -> claims.accept(line);
        }
    }

    /** A new checkpoint. */
    private Checkpoint begin(long k, long line) {
        unless(k > last, "C6", "checkpoint " + k + " comes after " + last);
        last = k;
        known.add(k, k);
        Checkpoint checkpoint =
                new Checkpoint(k, line, graph.tasks().size(), graph.channels().size());
        checkpoints.put(k, checkpoint);
        return checkpoint;
    }

    private void plan(long k, String[] line) {
        Checkpoint checkpoint = begin(k, now);
        for (int i = 2; i < line.length; i++) {
            Task task = graph.task(line[i]);
            unless(
                    task.runs && !checkpoint.planned.get(task.id),
                    "C6",
                    "subtask " + task.id + " is planned twice or does not run");
            checkpoint.planned.set(task.id);
        }
        for (Task task : graph.tasks()) {
            unless(task.attempt >= 0, "C6", "subtask " + task.id + " has not started yet");
            unless(
                    !task.runs || checkpoint.planned.get(task.id),
                    "C6",
                    "subtask " + task.id + " has not finished and is not planned");
        }
    }

    /** The checkpoint if it is neither done nor failed, else null; it has been planned or imported. */
    private @Nullable Checkpoint find(long k) {
        unless(known.contains(k, k), "C6", "checkpoint " + k + " was not planned");
        Checkpoint checkpoint = checkpoints.get(k);
        return checkpoint == null || checkpoint.status == Status.DONE ? null : checkpoint;
    }

    private Checkpoint open(long k) {
        Checkpoint checkpoint = find(k);
        if (checkpoint == null) {
            throw new Wrong("C6", "checkpoint " + k + " is not open any more");
        }
        return checkpoint;
    }

    private @Nullable Checkpoint openOrImported(long k) {
        boolean isNew = !known.contains(k, k) && graph.tasks().stream().allMatch(task -> task.attempt < 0);
        return isNew ? begin(k, 0) : find(k);
    }

    /** A checkpoint that can be restored. */
    Checkpoint done(long k, String rule) {
        Checkpoint checkpoint = checkpoints.get(k);
        if (checkpoint == null || checkpoint.status != Status.DONE) {
            throw new Wrong(rule, "checkpoint " + k + " is not done, or dropped");
        }
        return checkpoint;
    }

    /** Subtasks of a part start again from k; -1: from nothing. */
    void restart(int part, boolean isAgain, long k) {
        Collection<Checkpoint> later =
                new ArrayList<>(checkpoints.tailMap(k, false).values());
        for (Checkpoint checkpoint : later) {
            if (isAgain && checkpoint.status == Status.DONE) {
                drop(checkpoint);
            }
        }
        for (Checkpoint checkpoint : checkpoints.values()) {
            boolean isHit =
                    checkpoint.planned.stream().anyMatch(task -> graph.tasks().get(task).part == part);
            if (isAgain && isHit && checkpoint.status == Status.OPEN) {
                checkpoint.status = Status.DOOMED;
            }
        }
    }

    private void drop(Checkpoint checkpoint) {
        checkpoint.status = Status.DROPPED;
        checkpoints.remove(checkpoint.id);
        for (Task task : graph.tasks()) {
            if (task.ledger != null) {
                task.ledger.trim();
            }
        }
    }

    private void fail(Checkpoint checkpoint) {
        unless(checkpoint.plannedAt > 0, "C6", "an imported checkpoint does not fail");
        checkpoint.status = Status.FAILED;
        checkpoints.remove(checkpoint.id);
    }

    void barrier(boolean isSent, Channel channel, long k) {
        Task task = isSent ? channel.from : channel.to;
        Checkpoint checkpoint = find(k);
        if (isSent) {
            unless(k > channel.lastBarrier, "C4b", "barrier " + k + " is sent after " + channel.lastBarrier);
            channel.lastBarrier = k;
            channel.barriers.put(k, channel.sent);
        } else {
            unless(channel.barriers.remove(k) != null, "C4b", "barrier " + k + " is not on the channel");
        }
        if (checkpoint != null) {
            Crossing crossing = crossing(checkpoint, channel);
            if (isSent) {
                unless(
                        takesPart(checkpoint, task),
                        "C6",
                        "subtask " + task.id + " did not run when " + k + " was planned");
                crossing.barrierSent = channel.sent;
            } else {
                crossing.barrierReceived = channel.received;
            }
        }
    }

    private static Crossing crossing(Checkpoint checkpoint, Channel channel) {
        return checkpoint.crossings[channel.id];
    }

    private static boolean takesPart(Checkpoint checkpoint, Task task) {
        return checkpoint.planned.get(task.id) && task.since < checkpoint.plannedAt;
    }

    void snap(String[] line) {
        Task task = graph.task(line[2]);
        long k = Long.parseLong(line[1]);
        long offset = line.length == 5 ? Long.parseLong(line[4]) : 0;
        unless(
                (line.length == 5) == task.kind.equals("source"),
                "C3",
                "a source and no other subtask stores an offset");
        Checkpoint open = openOrImported(k);
        if (open == null || open.plannedAt > 0) {
            unless(task.runs, "C2", "subtask " + task.id + " does not run");
            unless(k > task.lastSnap, "C6", "snap " + k + " comes after " + task.lastSnap);
            task.lastSnap = k;
            if (open != null) {
                checkBarriers(open, task, offset);
            }
            Checkpoint marked = open == null ? new Checkpoint(k, now, 0, 0) : open;
            marked.status = open == null ? Status.FAILED : open.status;
            if (task.ledger != null) {
                marked.marks.put(task.id, task.ledger.mark(marked));
            }
        }
        if (open != null) {
            unless(!open.snapped.get(task.id), "C6", "subtask " + task.id + " has its snap of " + k);
            open.snapped.set(task.id);
            open.offsets[task.id] = offset;
            fix(open, task);
        }
    }

    private void checkBarriers(Checkpoint checkpoint, Task task, long offset) {
        unless(
                takesPart(checkpoint, task),
                "C6",
                "subtask " + task.id + " did not run when " + checkpoint.id + " was planned");
        boolean fits = task.offsets.isExact ? offset == task.offsets.next : offset >= task.offsets.next;
        unless(fits || !graph.isFull() || !task.kind.equals("source"), "C3", "the next offset is " + task.offsets.next);
        for (Channel channel : task.outputs) {
            unless(
                    crossing(checkpoint, channel).barrierSent == channel.sent,
                    "C4b",
                    "channel " + channel.id + " has no barrier " + checkpoint.id + " behind its last record");
        }
        boolean isDry = true;
        boolean isReached = false;
        for (Channel channel : task.inputs) {
            isReached |= crossing(checkpoint, channel).barrierReceived >= 0;
            isDry &= !channel.from.runs && crossing(checkpoint, channel).barrierSent < 0;
        }
        unless(isDry || isReached, "C4b", "no barrier " + checkpoint.id + " has reached subtask " + task.id);
    }

    private static void fix(Checkpoint checkpoint, Task task) {
        task.outputs.forEach(channel -> crossing(checkpoint, channel).sent = channel.sent);
        task.inputs.forEach(channel -> crossing(checkpoint, channel).received = channel.received);
    }

    private void log(@Nullable Checkpoint checkpoint, Channel channel, String[] line) {
        if (checkpoint == null) {
            return;
        }
        long lo = Long.parseLong(line[3]);
        long hi = Long.parseLong(line[4]);
        boolean isImported = checkpoint.plannedAt == 0;
        boolean fits = isImported ? line.length - 6 == hi - lo : line.length == 5;
        unless(fits, "C7", "one rid for each logged record of an imported checkpoint, none of another");
        boolean isHeld = isImported || !graph.isFull() || (lo > channel.received && hi <= channel.sent);
        unless(lo <= hi && isHeld, "C5", "records " + lo + " to " + hi + " are not on channel " + channel.id);
        Crossing crossing = crossing(checkpoint, channel);
        crossing.hasOverlap |= !crossing.logs.add(lo, hi);
        Iterator<String> rids = isImported ? Arrays.asList(line).listIterator(5) : channel.held.iterator();
        for (long n = isImported ? lo : channel.received + 1; n <= hi && rids.hasNext(); n++) {
            String rid = rids.next();
            if (n >= lo) {
                crossing.rids.put(n, rid);
            }
        }
    }

    private void pend(@Nullable Checkpoint checkpoint, Task task, String[] line) {
        if (checkpoint == null || checkpoint.plannedAt > 0 || task.ledger == null) {
            throw new Wrong("C6", "only an imported checkpoint tells what a sink holds pending");
        }
        List<String> rids = new ArrayList<>(Arrays.asList(line).subList(3, line.length));
        unless(
                checkpoint.marks.put(task.id, new Ledger.Mark(checkpoint, 0, rids.size(), rids)) == null,
                "C6",
                "told twice");
    }

    private void acknowledge(long k, Task task) {
        Checkpoint checkpoint = find(k);
        if (checkpoint != null) {
            boolean isDue = checkpoint.snapped.get(task.id) && !checkpoint.acknowledged.get(task.id);
            unless(isDue && checkpoint.plannedAt > 0, "C6", "one ack of a subtask, after its snap");
            checkpoint.acknowledged.set(task.id);
        }
    }

    private void done(Checkpoint checkpoint, boolean isImported) {
        unless(isImported == (checkpoint.plannedAt == 0), "C6", "imported is what was not planned");
        unless(
                checkpoint.status == Status.OPEN,
                "C3",
                "a subtask of " + checkpoint.id + " has restarted since it was planned");
        for (Task task : graph.tasks()) {
            boolean isFinished = !isImported && !checkpoint.snapped.get(task.id) && task.attempt >= 0 && !task.runs;
            boolean isThere = checkpoint.snapped.get(task.id) && (isImported || checkpoint.acknowledged.get(task.id));
            unless(isThere || isFinished, "C7", "subtask " + task.id + " has neither snap and ack nor finished");
            unless(!isImported || task.attempt < 0, "C6", "an import comes before the first att");
            if (isFinished) {
                checkpoint.finished.set(task.id);
                checkpoint.offsets[task.id] = task.offsets.next;
                fix(checkpoint, task);
            }
            if (task.ledger != null && isImported) {
                checkpoint.marks.computeIfAbsent(task.id, id -> new Ledger.Mark(checkpoint, 0, 0, List.of()));
            } else if (task.ledger != null && isFinished) {
                checkpoint.marks.put(task.id, task.ledger.mark(checkpoint));
            }
        }
        checkpoint.status = Status.DONE;
        checked.merge("done", 1L, Long::sum);
        claims.expect(checkpoint);
    }
}
