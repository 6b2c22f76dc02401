package io.github.cleancut.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Rules C8, C9 and C10: what becomes visible, and the last words. */
abstract class Output extends Cuts {
    private boolean isClosed;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Stream<Route> routes() {
        return groups.stream().flatMap(group -> group.values().stream());
    }

    List<Rid> settle(Line line, Task task, int count) {
        unless(task.group >= 0, "C1", "subtask %d is in no group", task.id);
        List<Rid> rids = task.ledger.settle(line.number(1), count == 4, line.number(count) > 0);
        boolean fits = rids.size() == line.number(count) || !isFull;
        unless(fits, "C8", "%d records were pending at this snap", rids.size());
        return rids;
    }

    void commit(Line line, Task task) {
        List<Rid> rids = settle(line, task, 4);
        unless(line.number(3) == task.attempt, "C8", "attempt %d is the current one", task.attempt);
        StringBuilder all = new StringBuilder();
        rids.forEach(rid -> all.append(rid.text()).append('\n'));
        byte[] digest = sha256().digest(all.toString().getBytes(StandardCharsets.ISO_8859_1));
        boolean fits = line.is(5, isFull ? HexFormat.of().formatHex(digest) : "-");
        unless(fits, "C8", "these are not the records that were pending at this snap");
        checked.merge("commits", 1L, Long::sum);
        for (Rid rid : rids) {
            Route route = groups.get(task.group).get(rid.source());
            if (route != null) route.show(rid);
        }
    }

    /** Whether the last words have begun, before which it shows what must be visible. */
    void close(String word) {
        boolean isLast = word.equals("dup") || word.equals("gap") || word.equals("end");
        unless(isLast || !isClosed, "C9", "dup and gap come last");
        if (isClosed || !isLast) return;
        isClosed = true;
        for (Task sink : isFull ? tasks : List.<Task>of()) {
            if (sink.group >= 0) groups.get(sink.group).values().forEach(route -> route.close(sink.ledger.newest()));
        }
        checked.put("offsets", isFull ? routes().mapToLong(Route::size).sum() : 0);
    }

    void tell(Line line) {
        declared(groups, line.number(1), "group");
        boolean isGap = line.word.equals("gap");
        Route route = groups.get((int) line.number(1))
                .get(isGap ? line.number(2) : line.rid(2).source());
        boolean holds = isFull
                && route != null
                && (isGap ? route.hasGap(line.number(3)) : route.doubled.contains(line.text(2)));
        if (!holds || route == null) throw new Wrong("C9", "this does not hold, or is not claimed");
        route.isGapTold |= isGap;
        route.isDupTold |= !isGap;
    }

    String word() {
        boolean isDup = routes().anyMatch(route -> !route.doubled.isEmpty()), isGap = routes().anyMatch(Route::hasGap);
        boolean isSilent = !isFull || routes().findAny().isEmpty() || checked.getOrDefault("commits", 0L) == 0;
        return isSilent ? "-" : isDup ? (isGap ? "BOTH" : "DUP") : isGap ? "GAP" : "EXACT";
    }

    void end(Line line) {
        boolean isTold = !isFull || routes().allMatch(Route::isTold);
        unless(isTold, "C9", "records are visible twice or missing, and no dup or gap says so");
        if (!line.is(3, word())) throw new Wrong("C9", "the output is " + word());
        if (!line.is(2, weakest())) throw new Wrong("C10", "the weakest class is " + weakest());
    }
}
