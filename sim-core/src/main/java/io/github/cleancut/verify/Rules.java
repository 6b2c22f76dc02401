package io.github.cleancut.verify;

import java.util.BitSet;
import java.util.List;

/** Which rule looks at which line; and rules C2 and C3, what subtasks and channels do. */
final class Rules extends Output {
    private final BitSet starting = new BitSet();
    private long startingFrom, records;
    private boolean isTransparent = true;

    Rules() {
        for (String what : List.of("done", "cuts", "logged", "restores", "commits", "records", "offsets"))
            checked.put(what, 0L);
    }

    Verdict verdict(int exit, long line, String rule, String sentence) {
        boolean isValid = exit == 0;
        checked.put("records", records);
        String weakest = isValid ? weakest() : "", word = isValid ? word() : "";
        Verdict.Claim claim = new Verdict.Claim(weakest, word, isFull, isValid && isTransparent);
        return new Verdict(exit, isValid ? 0 : line, rule, sentence, claim, checked);
    }

    /** Takes a line that has one of the forms. */
    void accept(Line line) {
        if (isDeclaration(line)) return;
        unless(
                starting.isEmpty() || line.word.equals("att"),
                "C3",
                "the subtasks that channels connect start together");
        judge(line.word);
        close(line.word);
        switch (line.word) {
            case "s" -> send(line, channel(line, 1), line.number(2));
            case "r" -> take(channel(line, 1), line.number(2));
            case "b" -> sendBarrier(channel(line, 1), line.number(2));
            case "B" -> takeBarrier(channel(line, 1), line.number(2));
            case "att" -> start(task(line, 1), line);
            case "fin" -> running(task(line, 1)).runs = false;
            case "plan" -> plan(line);
            case "snap" -> snap(line, line.number(1), task(line, 2));
            case "log" -> log(line, channel(line, 2), line.number(3), line.number(4));
            case "pend" -> pend(line, task(line, 2));
            case "ack" -> acknowledge(line.number(1), task(line, 2));
            case "done" -> complete(line, line.number(1));
            case "fail" -> fail(line.number(1));
            case "drop" -> forget(done(line.number(1), "C6"), State.DROPPED);
            case "cut", "class", "orphan", "lost" -> claim(line);
            case "commit" -> commit(line, task(line, 2));
            case "void" -> settle(line, task(line, 2), 3);
            case "dup", "gap" -> tell(line);
            default -> end(line);
        }
    }

    private void send(Line line, Channel channel, long number) {
        unless(isFull, "C2", "no records in a certificate of checkpoints");
        Task task = running(channel.from);
        unless(number == channel.sent + 1, "C2", "the next record sent is %d", channel.sent + 1);
        Rid rid = line.is(3, task.current.text()) ? task.current : line.rid(3);
        if (task.ins.isEmpty()) {
            emit(channel, task, rid);
        } else if (!rid.equals(task.current) && isSource(rid)) {
            int dot = task.current.text().length();
            boolean isPart = rid.text().startsWith(task.current.text() + ".")
                    && rid.text().indexOf('.', dot + 1) < 0;
            unless(isPart, "C2", "record " + rid.text() + " is not the one that the subtask took last");
        }
        channel.sent = number;
        channel.held.add(rid);
        records++;
    }

    private static void emit(Channel channel, Task task, Rid rid) {
        long offset = rid.offset();
        unless(rid.source() == task.id, "C3", "a record of another than source %d", task.id);
        boolean isSame = offset == task.current.offset() && (rid.isPart() || offset > channel.lastOffset);
        boolean isNext = task.offsets.isExact ? offset - 1 == task.offsets.last : offset > task.offsets.last;
        unless(isSame || isNext, "C3", "the next offset of the source is %d", task.offsets.last + 1);
        task.offsets.last = channel.lastOffset = offset;
        task.current = rid;
    }

    private void take(Channel channel, long number) {
        unless(isFull, "C2", "no records in a certificate of checkpoints");
        Task task = running(channel.to);
        unless(number == channel.taken + 1, "C2", "the next record taken is %d", channel.taken + 1);
        unless(number <= channel.sent, "C2", "it is taken and was not sent: record %d", number);
        boolean isFree =
                channel.barriers.isEmpty() || channel.barriers.firstEntry().getValue() >= number;
        unless(isFree, "C4b", "it was sent after a barrier that has not been taken: record %d", number);
        channel.taken = number;
        task.current = channel.held.remove();
        if (task.group >= 0) task.ledger.take(task.current);
    }

    private void start(Task task, Line line) {
        long from = line.size == 5 ? line.number(4) : -1;
        if (starting.isEmpty()) {
            tasks.stream().filter(other -> other.part == task.part).forEach(other -> starting.set(other.id));
            startingFrom = from;
        }
        boolean isAlike = starting.get(task.id) && from == startingFrom;
        unless(isAlike, "C3", "the subtasks that channels connect start alike, and once");
        unless(line.number(2) == task.attempt + 1, "C3", "the next attempt is %d", task.attempt + 1);
        task.attempt++;
        starting.clear(task.id);
        if (!starting.isEmpty()) return;
        Checkpoint restored = from < 0 ? new Checkpoint(-1, true, tasks.size(), channels.size()) : done(from, "C3");
        for (Checkpoint other : List.copyOf(checkpoints.values())) {
            if (task.attempt > 0 && other.id > from && other.state == State.DONE) forget(other, State.DROPPED);
        }
        tasks.stream().filter(other -> other.part == task.part).forEach(other -> restart(other, restored));
        checked.merge("restores", from < 0 ? 0L : 1L, Long::sum);
        isTransparent &= from < 0 || restored.claim.equals("EO");
    }

    private void restart(Task task, Checkpoint from) {
        for (Checkpoint open : checkpoints.values()) {
            if (open.state == State.OPEN && open.planned.get(task.id)) open.state = State.DOOMED;
            open.planned.clear(task.id);
        }
        task.runs = !from.finished.get(task.id);
        task.current = Rid.NONE;
        task.lastSnap = -1;
        task.offsets.last = from.offsets[task.id];
        task.offsets.least = Math.min(task.offsets.least, task.offsets.last + 1);
        for (Channel channel : task.outs) {
            Crossing crossing = from.crossings[channel.id];
            channel.held.clear();
            channel.held.addAll(crossing.rids.values());
            channel.sent = crossing.sent;
            channel.taken = channel.sent - channel.held.size();
            channel.barriers.clear();
            channel.lastBarrier = channel.lastOffset = -1;
        }
        Ledger.Mark mark = from.marks.get(task.id);
        task.ledger.restore(mark == null ? new Ledger().mark(from) : mark);
    }
}
