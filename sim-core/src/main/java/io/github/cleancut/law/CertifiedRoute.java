package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import java.util.BitSet;

/** The records of one source subtask at one output: which are visible, which more than once. */
final class CertifiedRoute {
    private static final int MOST_WITNESSES = 10;

    final int source;
    final int group;
    private final boolean isExact;
    private final BitSet visible = new BitSet();
    private final BitSet doubled = new BitSet();

    CertifiedRoute(int source, int group, boolean isExact) {
        this.source = source;
        this.group = group;
        this.isExact = isExact;
    }

    void declare(CertificateText text) {
        text.word("route")
                .number(source)
                .number(group)
                .word(isExact ? "exact" : "atmost")
                .endLine();
    }

    /** A record is visible from here on. */
    void show(long lineage) {
        int offset = Math.toIntExact(Lineage.offset(lineage));
        if (visible.get(offset)) {
            doubled.set(offset);
        }
        visible.set(offset);
    }

    /** Names records that are visible more than once; whether there are any. */
    boolean writeDoubles(CertificateText text) {
        doubled.stream()
                .limit(MOST_WITNESSES)
                .forEach(offset -> text.word("dup")
                        .number(group)
                        .rid(Lineage.of(source, offset))
                        .endLine());
        return !doubled.isEmpty();
    }

    /**
     * Names records that should be visible and are not; whether there are any.
     *
     * @param first the least offset at which the source ever started
     * @param limit the offset up to which the output has committed everything
     * @param inFlight offsets that need not be visible yet
     */
    boolean writeGaps(CertificateText text, long first, long limit, BitSet inFlight) {
        if (!isExact) {
            return false;
        }
        int written = 0;
        for (int offset = visible.nextClearBit((int) first);
                offset < limit && written < MOST_WITNESSES;
                offset = visible.nextClearBit(offset + 1)) {
            if (!inFlight.get(offset)) {
                text.word("gap").number(group).number(source).number(offset).endLine();
                written++;
            }
        }
        return written > 0;
    }
}
