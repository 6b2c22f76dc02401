package io.github.cleancut.world;

/** The records that an operator's state holds: their number and a fingerprint that does not depend on their order. */
final class HeldRecords {
    private long count;
    private long fingerprint;

    /** A record is taken in by an input. */
    void add(long lineage, int input) {
        count++;
        fingerprint += mix(lineage * 31 + input);
    }

    /** Adds what a snapshot held. */
    void restore(TaskSnapshot snapshot) {
        count += snapshot.records();
        fingerprint += snapshot.fingerprint();
    }

    long count() {
        return count;
    }

    long fingerprint() {
        return fingerprint;
    }

    /** The fingerprint as traces show it. */
    String text() {
        return Long.toHexString(fingerprint);
    }

    HeldRecords copy() {
        HeldRecords copy = new HeldRecords();
        copy.count = count;
        copy.fingerprint = fingerprint;
        return copy;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
