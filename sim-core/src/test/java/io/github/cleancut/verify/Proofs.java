package io.github.cleancut.verify;

/** Small certificates that are valid, each for another part of the rules. */
final class Proofs {
    /** A source, a map and a two-phase sink: a checkpoint, a restart from it, one more, the end of data. */
    static final ProofText ALIGNED = ProofText.of("""
            abscert 1 H flink-2.3 7
            task 0 source in
            task 1 op map
            task 2 sink out
            chan 0 0 1
            chan 1 1 2
            group 0 2
            route 0 0 exact
            att 0 0 fresh
            att 1 0 fresh
            att 2 0 fresh
            s 0 1 0:0
            r 0 1
            s 1 1 0:0
            plan 1 0 1 2
            b 0 1
            snap 1 0 H 1
            ack 1 0
            B 0 1
            b 1 1
            snap 1 1 H
            r 1 1
            ack 1 1
            B 1 1
            snap 1 2 H
            ack 1 2
            done 1
            cut 1 0 1 1 2 1
            cut 1 1 1 1 2 1
            class 1 EO
            commit 1 2 0 1 {0:0}
            s 0 2 0:1
            r 0 2
            att 0 1 restore 1
            att 1 1 restore 1
            att 2 1 restore 1
            s 0 2 0:1
            r 0 2
            s 1 2 0:1
            r 1 2
            plan 2 0 1 2
            b 0 2
            snap 2 0 H 2
            B 0 2
            b 1 2
            snap 2 1 H
            B 1 2
            snap 2 2 H
            ack 2 0
            ack 2 1
            ack 2 2
            done 2
            cut 2 0 2 2 3 2
            cut 2 1 2 2 3 2
            class 2 EO
            drop 1
            commit 2 2 1 1 {0:1}
            fin 0
            fin 1
            fin 2
            end EO EXACT""");

    /** A barrier overtakes records 2 and 3, which are stored in two pieces; they are there again after the restart. */
    static final ProofText UNALIGNED = ProofText.of("""
            abscert 1 H flink-2.3 7
            task 0 source in
            task 1 sink out
            chan 0 0 1
            group 0 1
            route 0 0 exact
            att 0 0 fresh
            att 1 0 fresh
            s 0 1 0:0
            s 0 2 0:1
            s 0 3 0:2
            r 0 1
            plan 5 0 1
            b 0 5
            snap 5 0 H 3
            B 0 5
            snap 5 1 H
            log 5 0 3 3
            log 5 0 2 2
            r 0 2
            ack 5 0
            ack 5 1
            r 0 3
            done 5
            cut 5 0 3 1 2 3
            class 5 EO
            commit 5 1 0 1 {0:0}
            att 0 1 restore 5
            att 1 1 restore 5
            r 0 2
            r 0 3
            s 0 4 0:3
            r 0 4
            plan 6 0 1
            b 0 6
            snap 6 0 H 4
            B 0 6
            snap 6 1 H
            ack 6 0
            ack 6 1
            done 6
            cut 6 0 4 4 5 4
            class 6 EO
            commit 6 1 1 3 {0:1 0:2 0:3}
            end EO EXACT""");

    /** The sink takes record 2 before its snap and nobody blocks it: it is applied twice, and visible twice. */
    static final ProofText DOUBLED = ProofText.of("""
            abscert 1 H flink-2.3 7
            task 0 source in
            task 1 source in
            task 2 sink out
            chan 0 0 2
            chan 1 1 2
            group 0 2
            route 0 0 exact
            route 1 0 exact
            att 0 0 fresh
            att 1 0 fresh
            att 2 0 fresh
            plan 1 0 1 2
            b 0 1
            snap 1 0 H 0
            s 0 1 0:0
            B 0 1
            r 0 1
            b 1 1
            snap 1 1 H 0
            B 1 1
            snap 1 2 H
            ack 1 0
            ack 1 1
            ack 1 2
            done 1
            cut 1 0 0 1 2 1
            cut 1 1 0 0 1 0
            class 1 ALO
            orphan 1 0 1
            commit 1 2 0 1 {0:0}
            att 0 1 restore 1
            att 1 1 restore 1
            att 2 1 restore 1
            s 0 1 0:0
            r 0 1
            s 1 1 1:0
            r 1 1
            plan 2 0 1 2
            b 0 2
            snap 2 0 H 1
            b 1 2
            snap 2 1 H 1
            B 0 2
            B 1 2
            snap 2 2 H
            ack 2 0
            ack 2 1
            ack 2 2
            done 2
            cut 2 0 1 1 2 1
            cut 2 1 1 1 2 1
            class 2 EO
            commit 2 2 1 2 {0:0 1:0}
            dup 0 0:0
            end ALO DUP""");

    /** The sink snapshots at the first barrier and stores nothing: record 1 of channel 1 is lost. The next checkpoint is clean, and shows it. */
    static final ProofText LOST = ProofText.of("""
            abscert 1 H flink-2.3 7
            task 0 source in
            task 1 source in
            task 2 sink out
            chan 0 0 2
            chan 1 1 2
            group 0 2
            route 0 0 exact
            route 1 0 exact
            att 0 0 fresh
            att 1 0 fresh
            att 2 0 fresh
            s 1 1 1:0
            plan 1 0 1 2
            b 0 1
            snap 1 0 H 0
            B 0 1
            snap 1 2 H
            b 1 1
            snap 1 1 H 1
            ack 1 0
            ack 1 1
            ack 1 2
            done 1
            cut 1 0 0 0 1 0
            cut 1 1 1 0 1 0
            class 1 AMO
            lost 1 1 1
            att 0 1 restore 1
            att 1 1 restore 1
            att 2 1 restore 1
            plan 2 0 1 2
            b 0 2
            snap 2 0 H 0
            b 1 2
            snap 2 1 H 1
            B 0 2
            B 1 2
            snap 2 2 H
            ack 2 0
            ack 2 1
            ack 2 2
            done 2
            cut 2 0 0 0 1 0
            cut 2 1 1 1 2 1
            class 2 EO
            commit 2 2 1 0 {}
            gap 0 1 0
            end AMO GAP""");

    /** An imported savepoint with a record in flight and one pending; the sink finishes, a filter splits and keeps back. */
    static final ProofText IMPORTED = ProofText.of("""
            abscert 1 H flink-2.3 7
            task 0 source in
            task 1 op flat
            task 2 sink out
            chan 0 0 1
            chan 1 1 2
            group 0 2
            route 0 0 atmost
            snap 3 0 H 10
            snap 3 1 H
            snap 3 2 H
            log 3 0 7 7 0:9
            pend 3 2 0:8
            done 3 extern
            cut 3 0 7 6 7 7
            cut 3 1 4 4 5 4
            class 3 EO
            att 0 0 restore 3
            att 1 0 restore 3
            att 2 0 restore 3
            r 0 7
            s 1 5 0:9.0
            s 1 6 0:9.1
            r 1 5
            s 0 8 0:12
            plan 4 0 1 2
            b 0 4
            snap 4 0 H 13
            fail 4 CHECKPOINT_EXPIRED
            r 0 8
            s 1 7 kept
            B 0 4
            r 1 6
            fin 0
            plan 8 1 2
            r 1 7
            b 1 8
            snap 8 1 H
            ack 8 1
            B 1 8
            snap 8 2 H
            ack 8 2
            done 8
            cut 8 0 8 8 9 8
            cut 8 1 7 7 8 7
            class 8 EO
            commit 3 2 0 1 {0:8}
            commit 8 2 0 3 {0:9.0 0:9.1 kept}
            fin 1
            fin 2
            end EO EXACT""");

    /** Only checkpoints; a commit repeated after the restart shows records twice, another gives some up. */
    static final ProofText CHECKPOINTS = ProofText.of("""
            abscert 1 H flink-2.3 7 checkpoints
            task 0 source in
            task 1 sink out
            chan 0 0 1
            group 0 1
            route 0 0 exact
            att 0 0 fresh
            att 1 0 fresh
            plan 1 0 1
            b 0 1
            snap 1 0 H 40
            B 0 1
            snap 1 1 H
            log 1 0 31 38
            ack 1 0
            ack 1 1
            done 1
            cut 1 0 40 30 31 38
            class 1 AMO
            lost 1 0 39
            commit 1 1 0 30 -
            plan 2 0 1
            b 0 2
            snap 2 0 H 90
            B 0 2
            snap 2 1 H
            fail 2 FAILURE
            void 2 1 20
            att 0 1 restore 1
            att 1 1 restore 1
            commit 1 1 1 30 -
            end AMO -""");

    /** An import restored once more, after a checkpoint above it: what it held pending has become visible and does not come back. */
    static final ProofText RETURNED = ProofText.of("""
            abscert 1 H flink-2.3 7
            task 0 source in
            task 1 sink out
            chan 0 0 1
            group 0 1
            route 0 0 atmost
            snap 3 0 H 5
            snap 3 1 H
            pend 3 1 0:4
            done 3 extern
            cut 3 0 7 7 8 7
            class 3 EO
            att 0 0 restore 3
            att 1 0 restore 3
            commit 3 1 0 1 {0:4}
            plan 5 0 1
            b 0 5
            snap 5 0 H 5
            B 0 5
            snap 5 1 H
            ack 5 0
            ack 5 1
            done 5
            cut 5 0 7 7 8 7
            class 5 EO
            att 0 1 restore 5
            att 1 1 restore 5
            att 0 2 restore 3
            att 1 2 restore 3
            plan 6 0 1
            b 0 6
            snap 6 0 H 5
            B 0 6
            snap 6 1 H
            ack 6 0
            ack 6 1
            done 6
            cut 6 0 7 7 8 7
            class 6 EO
            commit 6 1 2 0 {}
            end EO EXACT""");

    private Proofs() {}
}
