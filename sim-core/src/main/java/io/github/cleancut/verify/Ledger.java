package io.github.cleancut.verify;

import io.github.cleancut.verify.Model.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a sink task of a group received in the surviving history: visible or void below {@code low}, pending from there on (P of rule C8). */
final class Ledger {
    /** What was pending at a snap: low..high-1; {@code given}: the rids of an imported checkpoint. */
    record Mark(
            Checkpoint of, long low, long high, @Nullable List<String> given) {}

    final int group;
    final TreeMap<Long, Mark> marks = new TreeMap<>();

    @Nullable
    Checkpoint newest;

    private final List<String> rids = new ArrayList<>();
    private long base;
    private long low;
    private long last = -1;
    private @Nullable Mark restored;
    private @Nullable Mark root;

    Ledger(int group) {
        this.group = group;
    }

    void receive(String rid) {
        rids.add(rid);
    }

    private long high() {
        return base + rids.size();
    }

    Mark mark(Checkpoint of) {
        Mark mark = new Mark(of, low, high(), null);
        marks.put(of.id, mark);
        return mark;
    }

    /** Cuts back to what a checkpoint holds; null: to nothing. */
    void restore(@Nullable Mark mark) {
        if (mark == null || (mark.given() != null && !mark.equals(root))) {
            rids.clear();
            base = 0;
            low = 0;
            marks.clear();
            rids.addAll(mark == null || mark.given() == null ? List.of() : mark.given());
            root = mark;
        }
        if (mark != null) {
            rids.subList((int) (mark.high() - base), rids.size()).clear();
            low = Math.min(Math.max(low, mark.low()), mark.high());
            marks.tailMap(mark.of().id, false).clear();
            marks.put(mark.of().id, mark);
        }
        restored = mark;
    }

    /** Commits or gives up what was pending at the snap of k; the records. */
    List<String> settle(long k, boolean isCommit, boolean hasRecords) {
        Mark mark = marks.get(k);
        if (mark == null) {
            throw new Wrong("C8", "no snap of " + k + " in the surviving history of the task");
        }
        boolean isAgain = k <= last && isCommit && mark.equals(restored) && high() == mark.high() && hasRecords;
        Wrong.unless(k > last || isAgain, "C8", k + " is not above " + last + ", the last that the task settled");
        boolean isDone = mark.of().status == Model.Status.DONE || mark.of().status == Model.Status.DROPPED;
        Wrong.unless(isDone || !isCommit, "C8", k + " is committed and not done");
        long from = isAgain ? mark.low() : Math.min(low, mark.high());
        List<String> settled = new ArrayList<>(rids.subList((int) (from - base), (int) (mark.high() - base)));
        if (!isAgain) {
            low = mark.high();
            last = k;
        }
        boolean isLossless = mark.of().claim.equals("EO") || mark.of().claim.equals("ALO");
        if (isCommit && isLossless && (newest == null || newest.id < k)) {
            newest = mark.of();
        }
        trim();
        return settled;
    }

    /** Forgets what no commit and no restore can ask for any more. */
    void trim() {
        marks.headMap(last, true)
                .values()
                .removeIf(mark -> !mark.equals(restored) && !mark.of().isRestorable());
        long least = low;
        for (Mark mark : marks.values()) {
            boolean canReturn = mark.of().isRestorable() || (mark.equals(restored) && high() == mark.high());
            least = canReturn ? Math.min(least, mark.low()) : least;
        }
        if (least - base > rids.size() / 2) {
            rids.subList(0, (int) (least - base)).clear();
            base = least;
        }
    }
}
