package io.github.cleancut.verify;

import static io.github.cleancut.verify.Wrong.unless;

import io.github.cleancut.verify.Model.Task;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Rules C8 and C9: what becomes visible. */
final class Output {
    private static final List<String> LAST = List.of("dup", "gap", "end");

    private final Graph graph;
    private final Claims claims;
    private final Map<String, Long> checked;
    private boolean isClosed;

    Output(Graph graph, Claims claims, Map<String, Long> checked) {
        this.graph = graph;
        this.claims = claims;
        this.checked = checked;
    }

    /** Before any line: once the output has been judged nothing more happens. */
    void before(String word) {
        unless(!isClosed || LAST.contains(word), "C9", "dup and gap come last");
        if (!isClosed && LAST.contains(word)) {
            isClosed = true;
            if (graph.isFull()) {
                graph.routes().values().forEach(route -> checked.merge("offsets", route.close(), Long::sum));
            }
        }
    }

    void accept(String[] line) {
        switch (line[0]) {
            case "commit" -> commit(graph.task(line[2]), line);
            case "void" -> settle(graph.task(line[2]), line, line[3]);
            case "end" -> end(line);
            default -> show(line, line[0].equals("dup") ? Form.source(line[2]) : new long[] {Long.parseLong(line[2])});
        }
    }

    private List<String> settle(Task task, String[] line, String count) {
        if (task.ledger == null) {
            throw new Wrong("C1", "subtask " + task.id + " is in no group");
        }
        boolean isCommit = line[0].equals("commit");
        List<String> rids = task.ledger.settle(Long.parseLong(line[1]), isCommit, !count.equals("0"));
        boolean fits = count.equals(Integer.toString(rids.size())) || !graph.isFull();
        unless(fits, "C8", rids.size() + " records were pending at this snap");
        return rids;
    }

    private void commit(Task task, String[] line) {
        List<String> rids = settle(task, line, line[4]);
        unless(line[3].equals(Long.toString(task.attempt)), "C8", "attempt " + task.attempt + " is the current one");
        StringBuilder all = new StringBuilder();
        rids.forEach(rid -> all.append(rid).append('\n'));
        byte[] digest = Rules.sha256().digest(all.toString().getBytes(StandardCharsets.ISO_8859_1));
        String due = graph.isFull() ? HexFormat.of().formatHex(digest) : "-";
        unless(line[5].equals(due), "C8", "these are not the records that were pending at this snap");
        checked.merge("commits", 1L, Long::sum);
        show(rids, task.ledger == null ? -1 : task.ledger.group);
    }

    /** Records become visible at an output. */
    private void show(List<String> rids, int group) {
        long source = -1;
        Route route = null;
        for (String rid : rids) {
            long[] named = Form.source(rid);
            if (graph.isSource(named)) {
                route = named[0] == source ? route : graph.route(Long.toString(named[0]), Integer.toString(group));
                source = named[0];
                if (route != null) {
                    route.show(rid, named[1], named[2] > 0);
                }
            }
        }
    }

    private void show(String[] line, long[] named) {
        boolean isGap = line[0].equals("gap");
        String source = named.length == 0 ? "" : Long.toString(named[0]);
        Route route = graph.route(isGap ? line[2] : source, line[1]);
        boolean holds = graph.isFull()
                && route != null
                && (isGap ? route.showGap(Long.parseLong(line[3])) : route.showDouble(line[2]));
        unless(holds, "C9", "this does not hold, or is not claimed");
    }

    String word() {
        boolean isDouble = graph.routes().values().stream().anyMatch(Route::hasDoubles);
        boolean isGap = graph.routes().values().stream().anyMatch(Route::hasGaps);
        boolean isSilent = !graph.isFull() || graph.routes().isEmpty() || checked.getOrDefault("commits", 0L) == 0;
        String kind = isDouble ? (isGap ? "BOTH" : "DUP") : (isGap ? "GAP" : "EXACT");
        return isSilent ? "-" : kind;
    }

    private void end(String[] line) {
        boolean isTold = graph.routes().values().stream().allMatch(Route::isToldInFull);
        unless(isTold, "C9", "records are visible twice or missing, and no dup or gap says so");
        unless(line[3].equals(word()), "C9", "the output is " + word());
        unless(line[2].equals(claims.weakest()), "C10", "the weakest class is " + claims.weakest());
    }
}
