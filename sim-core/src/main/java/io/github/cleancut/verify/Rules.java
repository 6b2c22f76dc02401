package io.github.cleancut.verify;

import static io.github.cleancut.verify.Wrong.unless;

import io.github.cleancut.verify.Model.Channel;
import io.github.cleancut.verify.Model.Checkpoint;
import io.github.cleancut.verify.Model.Task;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which rule looks at which line; and rules C2 and C3, what subtasks and channels do. */
final class Rules {
    private final Graph graph = new Graph();
    private final SortedMap<String, Long> checked = new TreeMap<>();
    private final Claims claims = new Claims(graph, checked);
    private final Cuts cuts = new Cuts(graph, claims, checked);
    private final Output output = new Output(graph, claims, checked);
    private int attsDue;
    private long attsFrom;
    private int attPart;
    private String[] attDue = new String[0];
    private boolean isTransparent = true;
    private final Scan scan = new Scan();
    private boolean isAmongRecords;

    Rules() {
        for (String what : "done cuts logged restores commits records offsets".split(" ", -1)) {
            checked.put(what, 0L);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean isFull() {
        return graph.isFull();
    }

    Verdict.Claim claim() {
        return new Verdict.Claim(claims.weakest(), output.word(), isFull(), isTransparent);
    }

    SortedMap<String, Long> checked() {
        checked.put("records", graph.records);
        return checked;
    }

    /** Takes a line that has one of the forms. */
    void accept(String[] line, long number) {
        if (graph.declares(line)) {
            return;
        }
        unless(attsDue == 0 || line[0].equals("att"), "C3", "the subtasks that channels connect start together");
        cuts.before(line[0], number);
        output.before(line[0]);
        switch (line[0]) {
            case "s", "r" -> move(line);
            case "att" -> start(line, number);
            case "fin" -> runner(graph.task(line[1])).runs = false;
            case "b", "B" -> {
                Channel channel = graph.channel(line[1]);
                boolean isSent = line[0].equals("b");
                runner(isSent ? channel.from : channel.to);
                cuts.barrier(isSent, channel, Long.parseLong(line[2]));
            }
            case "snap" -> cuts.snap(line);
            case "commit", "void", "dup", "gap", "end" -> output.accept(line);
            default -> cuts.accept(line);
        }
        isAmongRecords = line[0].equals("s") || line[0].equals("r");
    }

    /** A line s or r as most of them are, without making words of it; false: it has to be looked at in full. */
    boolean acceptRecord(byte[] bytes, int from, int to) {
        scan.start(bytes, from + 1, to);
        long number = isAmongRecords ? scan.number() : -1;
        if (number < 0 || number >= graph.channels().size()) {
            return false;
        }
        Channel channel = graph.channels().get((int) number);
        number = scan.number();
        boolean isSent = bytes[from] == 's';
        if (number < 0 || isSent == scan.isAtEnd()) {
            return false;
        }
        if (!isSent) {
            receive(runner(channel.to), channel, number);
            return true;
        }
        String rid = scan.name(channel.from.taken);
        if (!rid.isEmpty()) {
            send(runner(channel.from), channel, number, rid);
            graph.records++;
        }
        return !rid.isEmpty();
    }

    private static Task runner(Task task) {
        unless(task.runs, "C2", "it does not run: subtask ", task.id);
        return task;
    }

    private void move(String[] line) {
        unless(isFull(), "C2", "no records in a certificate of checkpoints");
        Channel channel = graph.channel(line[1]);
        long number = Long.parseLong(line[2]);
        if (line[0].equals("s")) {
            send(runner(channel.from), channel, number, line[3]);
            graph.records++;
        } else {
            receive(runner(channel.to), channel, number);
        }
    }

    private void send(Task task, Channel channel, long number, String rid) {
        unless(number == channel.sent + 1, "C2", "the next record sent is ", channel.sent + 1);
        channel.sent = number;
        channel.held.add(rid);
        if (task.inputs.isEmpty()) {
            emit(task.offsets, channel, Form.source(rid), task.id);
        } else if (!rid.equals(task.taken) && graph.isSource(Form.source(rid))) {
            boolean isPart = rid.startsWith(task.taken + ".") && Form.isNumber(rid.substring(task.taken.length() + 1));
            unless(
                    isPart && !task.taken.isEmpty(),
                    "C2",
                    "record " + rid + " is not the one that the subtask took last");
        }
    }

    private static void emit(Model.Offsets offsets, Channel channel, long[] named, int task) {
        unless(named.length > 0 && named[0] == task, "C3", "a record of another than source ", task);
        boolean isSame =
                offsets.hasSent && named[1] == offsets.next - 1 && (named[2] > 0 || named[1] > channel.lastOffset);
        boolean isNext = offsets.isExact ? named[1] == offsets.next : named[1] >= offsets.next;
        unless(isSame || isNext, "C3", "the next offset of the source is ", offsets.next);
        offsets.next = named[1] + 1;
        offsets.hasSent = true;
        channel.lastOffset = named[1];
    }

    private static void receive(Task task, Channel channel, long number) {
        unless(number == channel.received + 1, "C2", "the next record taken is ", channel.received + 1);
        unless(number <= channel.sent, "C2", "it is taken and was not sent: record ", number);
        boolean isFree =
                channel.barriers.isEmpty() || channel.barriers.firstEntry().getValue() >= number;
        unless(isFree, "C4b", "it was sent after a barrier that has not been taken: record ", number);
        channel.received = number;
        task.taken = channel.held.remove();
        if (task.ledger != null) {
            task.ledger.receive(task.taken);
        }
    }

    private void start(String[] line, long number) {
        Task first = graph.task(line[1]);
        String[] how = Arrays.copyOfRange(line, 3, line.length);
        if (attsDue == 0) {
            attsDue = (int) graph.tasks().stream()
                    .filter(task -> task.part == first.part)
                    .count();
            attsFrom = number;
            attPart = first.part;
            attDue = how;
        }
        unless(
                first.part == attPart && Arrays.equals(how, attDue),
                "C3",
                "the subtasks that channels connect start alike");
        unless(Long.parseLong(line[2]) == first.attempt + 1, "C3", "the next attempt is " + (first.attempt + 1));
        unless(first.since < attsFrom, "C3", "subtask " + first.id + " starts twice at once");
        first.attempt++;
        first.since = number;
        attsDue--;
        if (attsDue == 0) {
            Checkpoint from = how.length == 1 ? null : cuts.done(Long.parseLong(how[1]), "C3");
            cuts.restart(attPart, first.attempt > 0, from == null ? -1 : from.id);
            graph.tasks().stream().filter(task -> task.part == attPart).forEach(task -> restart(task, from));
            checked.merge("restores", from == null ? 0L : 1L, Long::sum);
            isTransparent &= from == null || from.claim.equals("EO");
        }
    }

    private static void restart(Task task, @Nullable Checkpoint from) {
        task.runs = from == null || !from.finished.get(task.id);
        task.lastSnap = -1;
        task.taken = "";
        task.offsets.next = from == null ? 0 : from.offsets[task.id];
        task.offsets.first = Math.min(task.offsets.first, task.offsets.next);
        task.offsets.hasSent = false;
        for (Channel channel : task.outputs) {
            channel.held.clear();
            channel.held.addAll(from == null ? List.of() : from.crossings[channel.id].rids.values());
            channel.sent = from == null ? 0 : from.crossings[channel.id].sent;
            channel.received = channel.sent - channel.held.size();
            channel.barriers.clear();
            channel.lastBarrier = -1;
            channel.lastOffset = -1;
        }
        if (task.ledger != null) {
            task.ledger.restore(from == null ? null : from.marks.get(task.id));
        }
    }
}
