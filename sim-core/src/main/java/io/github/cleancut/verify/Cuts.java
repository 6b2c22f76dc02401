package io.github.cleancut.verify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rules C4, C4b, C5, C6, C7 and C10: the life of checkpoints, and what is claimed of their cuts. */
abstract class Cuts extends Graph {
    final SortedMap<String, Long> checked = new TreeMap<>();
    final TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final Ranges known = new Ranges();
    /** Over all done checkpoints: whether one lost (0), doubled (1). */
    private final BitSet deficits = new BitSet();

    private @Nullable Checkpoint claimed;
    private @Nullable Wrong problem;

    private Checkpoint begin(long k, boolean isImported) {
        long last = known.lasts.isEmpty() ? -1 : known.lasts.lastEntry().getValue();
        unless(k > last, "C6", "checkpoint %d comes after %d", k, last);
        known.add(k, k);
        Checkpoint checkpoint = new Checkpoint(k, isImported, tasks.size(), channels.size());
        checkpoints.put(k, checkpoint);
        return checkpoint;
    }

    /** The checkpoint while it is open, else null. What names an import first begins it, if that {@code may} be. */
    private @Nullable Checkpoint find(long k, boolean may) {
        boolean isKnown = checkpoints.containsKey(k) || known.has(k, k);
        if (!isKnown && may && tasks.stream().allMatch(task -> task.attempt < 0)) return begin(k, true);
        unless(isKnown, "C6", "checkpoint %d was not planned", k);
        Checkpoint checkpoint = checkpoints.get(k);
        return checkpoint == null || checkpoint.state == State.DONE ? null : checkpoint;
    }

    Checkpoint done(long k, String rule) {
        Checkpoint checkpoint = checkpoints.get(k);
        boolean isDone = checkpoint != null && checkpoint.state == State.DONE;
        return need(isDone ? checkpoint : null, rule, "checkpoint %d is not done, or dropped", k);
    }

    void forget(Checkpoint checkpoint, State state) {
        checkpoint.state = state;
        checkpoints.remove(checkpoint.id);
        checkpoint.marks.clear();
        if (state == State.DROPPED) tasks.forEach(task -> task.ledger.trim());
    }

    /** The life of a checkpoint. */
    void plan(Line line) {
        Checkpoint checkpoint = begin(line.number(1), false);
        for (int i = 2; i < line.size; i++) {
            Task task = task(line, i);
            boolean fits = task.runs && !checkpoint.planned.get(task.id);
            unless(fits, "C6", "subtask %d is planned twice or does not run", task.id);
            checkpoint.planned.set(task.id);
        }
        for (Task task : tasks) {
            unless(task.attempt >= 0, "C6", "subtask %d has not started yet", task.id);
            boolean fits = !task.runs || checkpoint.planned.get(task.id);
            unless(fits, "C6", "subtask %d has not finished and is not planned", task.id);
        }
    }

    void sendBarrier(Channel channel, long k) {
        Task task = running(channel.from);
        Checkpoint checkpoint = find(k, false);
        unless(k > channel.lastBarrier, "C4b", "barrier %d is sent after %d", k, channel.lastBarrier);
        channel.lastBarrier = k;
        channel.barriers.put(k, channel.sent);
        if (checkpoint != null) ranAtPlan(checkpoint, task).crossings[channel.id].barrierSent = channel.sent;
    }

    void takeBarrier(Channel channel, long k) {
        running(channel.to);
        Checkpoint checkpoint = find(k, false);
        unless(channel.barriers.remove(k) != null, "C4b", "barrier %d is not on the channel", k);
        if (checkpoint != null) checkpoint.crossings[channel.id].barrierTaken = channel.taken;
    }

    private static Checkpoint ranAtPlan(Checkpoint checkpoint, Task task) {
        boolean holds = checkpoint.planned.get(task.id);
        unless(holds, "C6", "subtask %d did not run when %d was planned", task.id, checkpoint.id);
        return checkpoint;
    }

    void snap(Line line, long k, Task task) {
        boolean isSource = task.ins.isEmpty();
        unless((line.size == 5) == isSource, "C3", "a source and no other subtask stores an offset");
        long last = isSource ? line.number(4) - 1 : -1;
        Checkpoint checkpoint = find(k, true);
        if (checkpoint == null || !checkpoint.isImported) {
            unless(task.runs, "C2", "subtask %d does not run", task.id);
            unless(k > task.lastSnap, "C6", "snap %d comes after %d", k, task.lastSnap);
            task.lastSnap = k;
        }
        if (checkpoint == null) {
            Checkpoint late = new Checkpoint(k, false, 0, 0);
            late.state = State.FAILED;
            if (task.group >= 0) task.ledger.mark(late);
            return;
        }
        if (!checkpoint.isImported) checkInTime(ranAtPlan(checkpoint, task), task, last);
        unless(!checkpoint.snapped.get(task.id), "C6", "subtask %d has its snap of %d", task.id, k);
        checkpoint.snapped.set(task.id);
        fix(checkpoint, task, last);
    }

    private void checkInTime(Checkpoint checkpoint, Task task, long last) {
        boolean fits = task.offsets.isExact ? last == task.offsets.last : last >= task.offsets.last;
        unless(fits || !isFull || !task.ins.isEmpty(), "C3", "the next offset is %d", task.offsets.last + 1);
        boolean isDry = true, isReached = false;
        for (Channel out : task.outs) {
            boolean isLast = checkpoint.crossings[out.id].barrierSent == out.sent;
            unless(isLast, "C4b", "channel %d has no barrier %d behind its last record", out.id, checkpoint.id);
        }
        for (Channel in : task.ins) {
            isReached |= checkpoint.crossings[in.id].barrierTaken >= 0;
            isDry &= !in.from.runs && checkpoint.crossings[in.id].barrierSent < 0;
        }
        unless(isDry || isReached, "C4b", "no barrier %d has reached subtask %d", checkpoint.id, task.id);
    }

    private static void fix(Checkpoint checkpoint, Task task, long last) {
        checkpoint.offsets[task.id] = last;
        task.outs.forEach(channel -> checkpoint.crossings[channel.id].sent = channel.sent);
        task.ins.forEach(channel -> checkpoint.crossings[channel.id].taken = channel.taken);
        if (task.group >= 0 && !checkpoint.isImported) checkpoint.marks.put(task.id, task.ledger.mark(checkpoint));
    }

    void log(Line line, Channel channel, long lo, long hi) {
        Checkpoint checkpoint = find(line.number(1), true);
        if (checkpoint == null) return;
        boolean isImported = checkpoint.isImported;
        boolean fits = line.size - 6 == (isImported ? hi - lo : -1);
        unless(fits, "C7", "one rid for each logged record of an imported checkpoint, none of another");
        boolean isHeld = isImported || !isFull || (lo > channel.taken && hi <= channel.sent);
        unless(lo <= hi && isHeld, "C5", "records %d to %d are not on channel %d", lo, hi, channel.id);
        Crossing crossing = checkpoint.crossings[channel.id];
        crossing.hasOverlap |= !crossing.logs.add(lo, hi);
        for (int i = 5; i < line.size; i++) crossing.rids.put(lo + i - 5, line.rid(i));
        long n = channel.taken;
        for (Rid rid : channel.held) if (++n >= lo && n <= hi) crossing.rids.put(n, rid);
    }

    void pend(Line line, Task task) {
        Checkpoint checkpoint = find(line.number(1), true);
        if (checkpoint == null || !checkpoint.isImported || task.group < 0)
            throw new Wrong("C6", "only an imported checkpoint tells what a sink holds pending");
        Ledger pending = new Ledger();
        for (int i = 3; i < line.size; i++) pending.take(line.rid(i));
        unless(checkpoint.marks.putIfAbsent(task.id, pending.mark(checkpoint)) == null, "C6", "told twice");
    }

    void acknowledge(long k, Task task) {
        Checkpoint checkpoint = find(k, false);
        if (checkpoint == null) return;
        boolean isDue = checkpoint.snapped.get(task.id) && !checkpoint.acked.get(task.id) && !checkpoint.isImported;
        unless(isDue, "C6", "one ack of a subtask, after its snap");
        checkpoint.acked.set(task.id);
    }

    void complete(Line line, long k) {
        Checkpoint checkpoint = need(find(k, false), "C6", "checkpoint %d is not open any more", k);
        boolean isImported = checkpoint.isImported;
        unless((line.size == 3) == isImported, "C6", "imported is what was not planned");
        unless(checkpoint.state == State.OPEN, "C3", "a subtask of %d has restarted since it was planned", k);
        for (Task task : tasks) {
            unless(!isImported || task.attempt < 0, "C6", "an import comes before the first att");
            boolean isFinished = !isImported && !checkpoint.snapped.get(task.id) && task.attempt >= 0 && !task.runs;
            boolean isThere = (isImported ? checkpoint.snapped : checkpoint.acked).get(task.id);
            unless(isThere || isFinished, "C7", "subtask %d has neither snap and ack nor finished", task.id);
            if (isFinished) fix(checkpoint, task, task.offsets.last);
            checkpoint.finished.set(task.id, isFinished);
        }
        checkpoint.state = State.DONE;
        checked.merge("done", 1L, Long::sum);
        claimed = checkpoint;
    }

    void fail(long k) {
        Checkpoint checkpoint = need(find(k, false), "C6", "checkpoint %d is not open any more", k);
        unless(!checkpoint.isImported, "C6", "an imported checkpoint does not fail");
        forget(checkpoint, State.FAILED);
    }

    private void note(boolean holds, String rule, String sentence, long... numbers) {
        if (!holds && problem == null) problem = new Wrong(rule, sentence, numbers);
    }

    /** What is claimed of the checkpoint that is done. */
    void claim(Line line) {
        Checkpoint checkpoint = need(claimed, "C4", "a claim that follows no done");
        note(line.number(1) == checkpoint.id, "C4", "a claim about %d after done %d", line.number(1), checkpoint.id);
        boolean isOpen = checkpoint.claim.isEmpty();
        if (line.word.equals("class")) {
            boolean isDue = isOpen && Arrays.stream(checkpoint.crossings).allMatch(crossing -> crossing.isClaimed);
            note(isDue, "C4", "one cut of each channel, then one class");
            checkpoint.claim = line.text(2);
            return;
        }
        Crossing crossing = checkpoint.crossings[channel(line, 2).id];
        long n = line.number(3), d = crossing.deficit;
        if (line.word.equals("cut")) {
            note(isOpen && !crossing.isClaimed, "C4", "one cut of each channel, then one class");
            crossing.isClaimed = true;
            cut(crossing, isFull && !checkpoint.isImported, line);
            return;
        }
        boolean isLost = crossing.taken < n && n <= crossing.sent && !crossing.logs.has(n, n);
        boolean holds = d > 0
                ? line.word.equals("lost") && isLost
                : d < 0 && line.word.equals("orphan") && crossing.sent < n && n <= crossing.taken;
        note(holds && !isOpen, "C5", "record %d is no witness", n);
        crossing.isWitnessed = true;
    }

    private void cut(Crossing crossing, boolean isKnown, Line line) {
        long sent = line.number(3), taken = line.number(4), lo = line.number(5), hi = line.number(6);
        if (!isKnown) {
            crossing.sent = sent;
            crossing.taken = taken;
        }
        boolean isTrue = crossing.sent == sent && crossing.taken == taken;
        note(isTrue, "C4", "sent %d and received %d at the cut", crossing.sent, crossing.taken);
        boolean isEmpty = crossing.logs.lasts.isEmpty();
        boolean isWhole = !crossing.hasOverlap
                && crossing.logs.lasts.size() == 1
                && Long.valueOf(hi).equals(crossing.logs.lasts.get(lo));
        boolean isLogged = isEmpty ? lo - 1 == taken && hi == taken : isWhole && taken < lo && hi <= sent;
        note(isLogged, "C5", "the log lines do not make up %d to %d above what was received", lo, hi);
        long logged = isEmpty ? 0 : hi - lo + 1;
        crossing.deficit = sent - taken - logged;
        boolean isPassed = isKnown && isEmpty && crossing.barrierTaken >= 0 && crossing.barrierTaken < crossing.sent;
        note(!isPassed || crossing.deficit > 0, "C4b", "the barrier overtook records that are not logged");
        checked.merge("cuts", 1L, Long::sum);
        checked.merge("logged", logged, Long::sum);
    }

    /** The claims are complete as soon as another line comes. */
    void judge(String word) {
        if (claimed == null || List.of("cut", "class", "orphan", "lost").contains(word)) return;
        Checkpoint checkpoint = claimed;
        BitSet own = new BitSet();
        for (Crossing crossing : checkpoint.crossings) {
            if (crossing.deficit != 0) own.set(crossing.deficit > 0 ? 0 : 1);
            note(crossing.deficit == 0 || crossing.isWitnessed, "C5", "a deficit without a witness");
        }
        note(!checkpoint.claim.isEmpty(), "C4", "checkpoint %d is done and has not all its cuts", checkpoint.id);
        note(checkpoint.claim.equals(grade(own)), "C5", "checkpoint %d is " + grade(own), checkpoint.id);
        if (problem != null) throw problem;
        deficits.or(own);
        claimed = null;
    }

    private static String grade(BitSet deficits) {
        return deficits.get(0) ? (deficits.get(1) ? "NONE" : "AMO") : (deficits.get(1) ? "ALO" : "EO");
    }

    String weakest() {
        return checked.getOrDefault("done", 0L) == 0 ? "-" : grade(deficits);
    }
}
