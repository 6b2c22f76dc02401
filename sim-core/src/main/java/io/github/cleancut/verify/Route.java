package io.github.cleancut.verify;

import io.github.cleancut.verify.Model.Checkpoint;
import io.github.cleancut.verify.Model.Task;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is claimed of the records of one source at one output, and what of them is visible. */
final class Route {
    private final Task source;
    private final List<Ledger> ledgers;
    private final boolean isExact;
    private final Intervals covered = new Intervals();
    private final Intervals whole = new Intervals();
    private final Set<String> parts = new TreeSet<>();
    private final Set<String> doubled = new TreeSet<>();
    private long limit;
    private boolean isDoubleShown;
    private boolean isGapShown;

    Route(Task source, List<Ledger> ledgers, boolean isExact) {
        this.source = source;
        this.ledgers = ledgers;
        this.isExact = isExact;
    }

    void show(String rid, long offset, boolean isPart) {
        covered.add(offset, offset);
        if (!(isPart ? parts.add(rid) : whole.add(offset, offset))) {
            doubled.add(rid);
        }
    }

    /** Nothing more becomes visible: finds out up to where every record must be visible or logged, returns how many offsets these are. */
    long close() {
        limit = isExact && !ledgers.isEmpty() ? Long.MAX_VALUE : 0;
        for (Ledger ledger : ledgers) {
            Checkpoint newest = ledger.newest;
            limit = Math.min(limit, newest == null ? 0 : newest.offsets[source.id]);
            for (int channel = 0; newest != null && channel < newest.crossings.length; channel++) {
                newest.crossings[channel].rids.values().forEach(this::cover);
            }
        }
        return Math.max(0, limit - Math.min(limit, source.offsets.first));
    }

    private void cover(String rid) {
        long[] named = Form.source(rid);
        if (named.length > 0 && named[0] == source.id) {
            covered.add(named[1], named[1]);
        }
    }

    boolean showDouble(String rid) {
        isDoubleShown |= doubled.contains(rid);
        return doubled.contains(rid);
    }

    boolean showGap(long offset) {
        boolean isGap = offset >= source.offsets.first && offset < limit && !covered.contains(offset, offset);
        isGapShown |= isGap;
        return isGap;
    }

    boolean hasDoubles() {
        return !doubled.isEmpty();
    }

    boolean hasGaps() {
        return source.offsets.first < limit && !covered.contains(source.offsets.first, limit - 1);
    }

    boolean isToldInFull() {
        return (isDoubleShown || !hasDoubles()) && (isGapShown || !hasGaps());
    }
}
