package io.github.cleancut.verify;

import static io.github.cleancut.verify.Proofs.ALIGNED;
import static io.github.cleancut.verify.Proofs.CHECKPOINTS;
import static io.github.cleancut.verify.Proofs.DOUBLED;
import static io.github.cleancut.verify.Proofs.IMPORTED;
import static io.github.cleancut.verify.Proofs.LOST;
import static io.github.cleancut.verify.Proofs.RETURNED;
import static io.github.cleancut.verify.Proofs.UNALIGNED;

import java.util.List;
import java.util.stream.Stream;

/** Valid certificates with one thing wrong, sealed again: each breaks the rule that it names, at the line that it names, and no other. */
final class BrokenProofs {
    /**
     * A broken certificate.
     *
     * @param rule the rule that it breaks; empty: it is malformed
     * @param what what is wrong with it
     * @param line where that shows
     * @param proof the certificate
     */
    record Case(String rule, String what, int line, ProofText proof) {
        @Override
        public String toString() {
            return rule + " " + what;
        }
    }

    private BrokenProofs() {}

    static Stream<Case> all() {
        return Stream.of(
                        forms(),
                        graphs(),
                        orders(),
                        restores(),
                        cuts(),
                        barriers(),
                        classes(),
                        lives(),
                        outputs(),
                        ends())
                .flatMap(List::stream);
    }

    private static Case at(String rule, String what, int line, ProofText proof) {
        return new Case(rule, what, line, proof);
    }

    private static List<Case> forms() {
        return List.of(
                at("", "another version", 1, ALIGNED.with(1, "abscert 2 H flink-2.3 7")),
                at("", "an unknown word in the header", 1, ALIGNED.with(1, "abscert 1 H flink-2.3 7 records")),
                at("", "the header is missing", 1, ALIGNED.without(1)),
                at("", "an unknown word", 12, ALIGNED.with(12, "S 0 1 0:0")),
                at("", "a token too few", 12, ALIGNED.with(12, "s 0 1")),
                at("", "a token too many", 13, ALIGNED.with(13, "r 0 1 0:0")),
                at("", "two spaces", 13, ALIGNED.with(13, "r 0  1")),
                at("", "a space at the end", 13, ALIGNED.with(13, "r 0 1 ")),
                at("", "a blank line", 13, ALIGNED.after(12, "")),
                at("", "a leading zero", 13, ALIGNED.with(13, "r 0 01")),
                at("", "a negative number", 13, ALIGNED.with(13, "r 0 -1")),
                at("", "a number of 2^63", 13, ALIGNED.with(13, "r 0 9223372036854775808")),
                at("", "a name of 65 letters", 3, ALIGNED.with(3, "task 1 op " + "m".repeat(65))),
                at("", "a name with a bracket", 3, ALIGNED.with(3, "task 1 op map[0]")),
                at("", "a digest in capitals", 21, ALIGNED.with(21, "snap 1 1 " + "A".repeat(64))),
                at("", "a tab", 13, ALIGNED.with(13, "r\t0 1")),
                at("", "an unknown class", 30, ALIGNED.with(30, "class 1 eo")),
                at("", "a group of nobody", 7, ALIGNED.with(7, "group 0")),
                at("", "form before rules", 13, ALIGNED.with(13, "r 9 01")),
                at("", "text after the end", 62, ALIGNED.after(61, "fin 0")));
    }

    private static List<Case> graphs() {
        return List.of(
                at("C1", "a number is left out", 4, ALIGNED.with(4, "task 3 sink out")),
                at("C1", "a channel to nobody", 6, ALIGNED.with(6, "chan 1 1 3")),
                at("C1", "a channel out of a sink", 6, ALIGNED.with(6, "chan 1 2 1")),
                at("C1", "a channel into a source", 6, ALIGNED.with(6, "chan 1 1 0")),
                at("C1", "a circle", 10, ALIGNED.after(6, "chan 2 1 1")),
                at("C1", "a sink without input", 8, ALIGNED.without(6)),
                at("C1", "a group of an operator", 7, ALIGNED.with(7, "group 0 1")),
                at("C1", "a sink in two groups", 8, ALIGNED.after(7, "group 1 2")),
                at("C1", "two routes from a source to an output", 9, ALIGNED.after(8, "route 0 0 atmost")),
                at("C1", "a route from an operator", 8, ALIGNED.with(8, "route 1 0 exact")),
                at("C1", "a route to no output", 8, ALIGNED.with(8, "route 0 1 exact")),
                at("C1", "declarations out of order", 9, ALIGNED.after(8, "task 3 op late")),
                at("C1", "a declaration after an event", 12, ALIGNED.after(11, "route 0 0 exact")),
                at("C1", "a second header", 2, ALIGNED.after(1, "abscert 1 H flink-2.3 7")),
                at("C1", "a subtask that is not there", 58, ALIGNED.with(58, "fin 3")),
                at("C1", "a commit of what is in no group", 57, ALIGNED.with(57, "commit 2 1 1 1 {0:1}")));
    }

    private static List<Case> orders() {
        return List.of(
                at("C2", "a number sent is left out", 37, ALIGNED.with(37, "s 0 3 0:1")),
                at("C2", "a number taken is left out", 13, ALIGNED.with(13, "r 0 2")),
                at(
                        "C2",
                        "a record is taken before it is sent",
                        12,
                        ALIGNED.with(12, "r 0 1").with(13, "s 0 1 0:0")),
                at("C2", "an operator passes on what it did not take", 14, ALIGNED.with(14, "s 1 1 0:1")),
                at(
                        "C2",
                        "an operator passes something on before it has taken anything",
                        37,
                        ALIGNED.with(37, "s 1 2 0:0")),
                at("C2", "two parts at once", 22, IMPORTED.with(22, "s 1 5 0:9.0.0")),
                at("C2", "a subtask that has finished sends", 59, ALIGNED.after(58, "s 0 3 0:2")),
                at("C2", "a subtask that has finished finishes", 59, ALIGNED.with(59, "fin 0")),
                at("C2", "records in a certificate of checkpoints", 9, CHECKPOINTS.after(8, "s 0 1 0:0")));
    }

    private static List<Case> restores() {
        return List.of(
                at("C3", "an attempt is left out", 9, ALIGNED.with(9, "att 0 1 fresh")),
                at("C3", "the subtasks do not stand together", 11, ALIGNED.without(11)),
                at("C3", "the subtasks do not start alike", 36, ALIGNED.with(36, "att 2 1 fresh")),
                at("C3", "a subtask starts twice at once", 35, ALIGNED.with(35, "att 0 2 restore 1")),
                at(
                        "C3",
                        "a checkpoint that is not done",
                        36,
                        ALIGNED.with(34, "att 0 1 restore 2")
                                .with(35, "att 1 1 restore 2")
                                .with(36, "att 2 1 restore 2")),
                at(
                        "C3",
                        "a checkpoint that has been dropped",
                        37,
                        ALIGNED.after(33, "drop 1").without(57)),
                at("C3", "a source starts below its offset", 37, ALIGNED.with(37, "s 0 2 0:0")),
                at("C3", "a source leaves an offset out", 37, ALIGNED.with(37, "s 0 2 0:2")),
                at("C3", "a source sends a record of another", 12, ALIGNED.with(12, "s 0 1 1:0")),
                at("C3", "a source stores another offset", 17, ALIGNED.with(17, "snap 1 0 H 2")),
                at("C3", "a source stores no offset", 17, ALIGNED.with(17, "snap 1 0 H")),
                at("C3", "an operator stores an offset", 21, ALIGNED.with(21, "snap 1 1 H 1")),
                at("C3", "a source that stores less than it has sent", 28, IMPORTED.with(28, "snap 4 0 H 12")),
                at("C3", "an open checkpoint is done after a restart", 30, restartedWhileOpen()),
                at(
                        "C2",
                        "stored records are not there again",
                        30,
                        UNALIGNED.with(28, "att 0 1 fresh").with(29, "att 1 1 fresh")));
    }

    /** Before its last ack everybody starts again. */
    private static ProofText restartedWhileOpen() {
        return ALIGNED.after(26, "att 0 1 fresh", "att 1 1 fresh", "att 2 1 fresh");
    }

    private static List<Case> cuts() {
        return List.of(
                at("C4", "no cuts", 28, ALIGNED.without(28).without(28).without(28)),
                at("C4", "a cut is missing", 30, ALIGNED.without(29)),
                at("C4", "a cut twice", 32, ALIGNED.after(28, "cut 1 0 1 1 2 1")),
                at("C4", "no class", 30, ALIGNED.without(30)),
                at("C4", "two classes", 32, ALIGNED.after(30, "class 1 EO")),
                at(
                        "C4",
                        "other numbers sent",
                        31,
                        ALIGNED.with(28, "cut 1 0 2 1 2 1").with(30, "class 1 AMO")),
                at("C4", "other numbers taken", 31, ALIGNED.with(29, "cut 1 1 1 0 1 0")),
                at("C4", "a cut of another checkpoint", 31, ALIGNED.with(28, "cut 2 0 1 1 2 1")),
                at("C4", "a cut that follows no done", 27, ALIGNED.without(27)),
                at("C4", "a class that follows no done", 12, ALIGNED.after(11, "class 1 EO")));
    }

    private static List<Case> barriers() {
        return List.of(
                at("C4b", "no barrier behind the last record", 16, ALIGNED.without(16)),
                at(
                        "C4b",
                        "a record between barrier and snap",
                        18,
                        ALIGNED.with(17, "snap 1 0 H 2").after(16, "s 0 2 0:1")),
                at(
                        "C4b",
                        "no barrier has come",
                        20,
                        ALIGNED.without(19).without(19).after(18, "b 1 1")),
                at(
                        "C4b",
                        "a barrier is taken that was not sent",
                        16,
                        ALIGNED.with(16, "B 0 1").with(19, "b 0 1")),
                at("C4b", "a barrier is taken twice", 20, ALIGNED.after(19, "B 0 1")),
                at("C4b", "barriers go down", 17, ALIGNED.after(16, "b 0 1")),
                at("C4b", "a record passes a barrier", 20, ALIGNED.after(18, "s 0 2 0:1", "r 0 2")),
                at("C4b", "overtaken records that are not stored", 25, overtakenAndNotStored()));
    }

    /** The records that the barrier overtook are taken before the snap: no deficit, and yet they were in flight. */
    private static ProofText overtakenAndNotStored() {
        return UNALIGNED
                .without(18)
                .without(18)
                .with(18, "r 0 3")
                .with(17, "r 0 2")
                .without(21)
                .after(18, "snap 5 1 H")
                .with(23, "cut 5 0 3 3 4 3");
    }

    private static List<Case> classes() {
        return List.of(
                at("C5", "exactly-once where it is not", 31, DOUBLED.with(29, "class 1 EO")),
                at("C5", "a weaker class than it is", 31, ALIGNED.with(30, "class 1 ALO")),
                at("C5", "no witness", 30, DOUBLED.without(30)),
                at("C5", "a witness that does not hold", 31, DOUBLED.with(30, "orphan 1 0 2")),
                at("C5", "a witness of the wrong kind", 31, DOUBLED.with(30, "lost 1 0 1")),
                at("C5", "a record is lost that is not", 29, LOST.with(28, "lost 1 1 2")),
                at("C5", "a piece of the log is missing", 26, UNALIGNED.without(18)),
                at("C5", "pieces of the log overlap", 27, UNALIGNED.with(18, "log 5 0 2 3")),
                at("C5", "a log backwards", 18, UNALIGNED.with(18, "log 5 0 3 2")),
                at("C5", "a log of a record that was taken", 18, UNALIGNED.with(18, "log 5 0 1 3")),
                at("C5", "a log of a record that was not sent", 18, UNALIGNED.with(18, "log 5 0 3 4")),
                at("C5", "the cut claims less than is stored", 27, UNALIGNED.with(25, "cut 5 0 3 1 3 3")),
                at("C5", "the cut claims something stored where nothing is", 31, ALIGNED.with(28, "cut 1 0 1 1 1 1")));
    }

    private static List<Case> lives() {
        return List.of(
                at("C6", "an id is used twice", 41, ALIGNED.with(41, "plan 1 0 1 2")),
                at("C6", "a subtask is not planned", 15, ALIGNED.with(15, "plan 1 0 1")),
                at("C6", "a subtask is planned twice", 15, ALIGNED.with(15, "plan 1 0 1 2 2")),
                at("C6", "a plan before anybody starts", 9, ALIGNED.after(8, "plan 1 0 1 2")),
                at("C6", "a finished subtask is planned", 35, IMPORTED.with(35, "plan 8 0 1 2")),
                at(
                        "C6",
                        "an ack before the snap",
                        17,
                        ALIGNED.with(17, "ack 1 0").with(18, "snap 1 0 H 1")),
                at("C6", "two acks", 19, ALIGNED.after(18, "ack 1 0")),
                at("C6", "two snaps", 18, ALIGNED.after(17, "snap 1 0 H 1")),
                at("C6", "a checkpoint that nobody planned", 12, ALIGNED.after(11, "ack 1 0")),
                at("C6", "a barrier that nobody planned", 12, ALIGNED.after(11, "b 0 1")),
                at("C6", "done twice", 31, ALIGNED.after(30, "done 1")),
                at("C6", "a done one fails", 31, ALIGNED.after(30, "fail 1 LATE")),
                at("C6", "an open one is dropped", 27, ALIGNED.after(26, "drop 1")),
                at("C6", "dropped twice", 57, ALIGNED.after(56, "drop 1")),
                at("C6", "a new attempt takes part in an older plan", 29, joinsLate()),
                at("C6", "an import after the first att", 13, ALIGNED.after(12, "snap 9 0 H 1")),
                at("C6", "a planned one is done as imported", 27, ALIGNED.with(27, "done 1 extern")),
                at("C7", "an ack is missing", 26, ALIGNED.without(26)),
                at(
                        "C7",
                        "a snap and its ack are missing",
                        25,
                        ALIGNED.without(25).without(25)),
                at("C7", "an imported snap is missing", 13, IMPORTED.without(11)),
                at("C7", "an imported record without its rid", 12, IMPORTED.with(12, "log 3 0 7 7")),
                at("C7", "a rid of a record that is not imported", 18, UNALIGNED.with(18, "log 5 0 3 3 0:2")));
    }

    private static ProofText joinsLate() {
        return ALIGNED.after(25, "att 0 1 fresh", "att 1 1 fresh", "att 2 1 fresh", "b 0 1");
    }

    private static List<Case> outputs() {
        return List.of(
                at("C8", "a commit before done", 27, ALIGNED.after(26, "commit 1 2 0 1 {0:0}")),
                at("C8", "a record too many", 31, ALIGNED.with(31, "commit 1 2 0 2 {0:0}")),
                at("C8", "other records", 31, ALIGNED.with(31, "commit 1 2 0 1 {0:1}")),
                at("C8", "records in another order", 44, UNALIGNED.with(44, "commit 6 1 1 3 {0:2 0:1 0:3}")),
                at("C8", "an attempt that is over", 57, ALIGNED.with(57, "commit 2 2 0 1 {0:1}")),
                at("C8", "an older checkpoint", 58, ALIGNED.after(57, "commit 1 2 1 0 {}")),
                at(
                        "C8",
                        "a checkpoint that is not in the surviving history",
                        12,
                        ALIGNED.after(11, "commit 1 2 0 0 {}")),
                at(
                        "C8",
                        "records again when something has been taken since",
                        41,
                        ALIGNED.after(40, "commit 1 2 1 1 {0:0}")),
                at("C8", "records again, and none", 37, ALIGNED.after(36, "commit 1 2 1 0 {}")),
                at("C8", "no digest", 31, ALIGNED.with(31, "commit 1 2 0 1 -")),
                at("C8", "a digest in a certificate of checkpoints", 21, CHECKPOINTS.with(21, "commit 1 1 0 30 H")),
                at("C8", "what was given up is committed", 32, ALIGNED.after(30, "void 1 2 1")),
                at("C8", "a snap that belongs to a lost history is given up", 29, lostSnap()),
                at("C8", "what an import held becomes visible twice", 40, RETURNED.with(40, "commit 6 1 2 1 {0:4}")),
                at("C8", "another number is given up", 31, ALIGNED.with(31, "void 1 2 2")),
                at("C9", "no dup", 55, DOUBLED.without(55)),
                at("C9", "a dup of a record that is visible once", 55, DOUBLED.with(55, "dup 0 1:0")),
                at("C9", "no gap", 48, LOST.without(48)),
                at("C9", "a gap where nothing is missing", 48, LOST.with(48, "gap 0 0 0")),
                at("C9", "something after the last words", 56, DOUBLED.after(55, "drop 1")),
                at("C9", "another word for the output", 61, ALIGNED.with(61, "end EO DUP")),
                at("C9", "records that never become visible", 61, ALIGNED.with(31, "void 1 2 1")));
    }

    /** Checkpoint 4 has failed; its late snap comes after the restart from 5, and the next restart takes it back. */
    private static ProofText lostSnap() {
        return ProofText.of("""
            abscert 1 H flink-2.3 7
            task 0 source in
            task 1 sink out
            chan 0 0 1
            group 0 1
            route 0 0 exact
            att 0 0 fresh
            att 1 0 fresh
            plan 4 0 1
            b 0 4
            fail 4 LATE
            plan 5 0 1
            b 0 5
            snap 5 0 H 0
            B 0 5
            snap 5 1 H
            ack 5 0
            ack 5 1
            done 5
            cut 5 0 0 0 1 0
            class 5 EO
            att 0 1 restore 5
            att 1 1 restore 5
            s 0 1 0:0
            r 0 1
            snap 4 1 H
            att 0 2 restore 5
            att 1 2 restore 5
            void 4 1 0
            end EO EXACT""");
    }

    private static List<Case> ends() {
        return List.of(
                at("C0", "another number of lines", 61, ALIGNED.with(61, "end 60 EO EXACT H")),
                at("C0", "another hash", 61, ALIGNED.with(61, "end 61 EO EXACT H")),
                at("C10", "a stronger class than the weakest", 56, DOUBLED.with(56, "end EO DUP")),
                at("C10", "a weaker class than the weakest", 61, ALIGNED.with(61, "end ALO EXACT")),
                at("C10", "no class at all", 61, ALIGNED.with(61, "end - EXACT")));
    }
}
