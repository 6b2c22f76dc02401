package io.github.cleancut.reports.docs;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows that neither the recordings nor the library fire, each with the reason. A row that begins to fire must leave this list. */
final class NeverFired {
    /**
     * A reason and its rows.
     *
     * @param why the reason
     * @param rows ids
     */
    private record Reason(String why, List<String> rows) {}

    // spotless:off
    private static final List<Reason> ALL = List.of(
        // coordinator
        because("needs a blocking output, which no exchange of a scenario is and the recorder's jobs do not have", "AF2", "AF3"),
        because("the recorder cannot say this of a checkpoint that its operator coordinator was not asked about, and those of the library answer what they are asked", "TW1"),
        because("a guard against calls that come twice; the timer and the caller look before, so that no sequence of commands gets here", "EX1", "AB1"),
        because("the newest of several in the store is never a savepoint: completed savepoints are not stored (C-132), and the one that a job starts from comes into an empty store (C-228); without that no older one stays while there are too many", "SU2", "SU3", "SU6"),
        because("a round of discards with a bound below the newest id: only a later one of several subsumed at once would wait", "SL1"),
        because("needs a blocking output, which no exchange of a scenario is and the recorder's jobs do not have", "RH8"),
        because("the recorder has no hooks; one of a scenario belongs to a source, so that it has a name that no other has, and always answers a checkpoint with state", "HK1", "HK2", "HC2"),
        because("the recorder has no hooks, and those of a scenario are asked in the moment in which the checkpoint becomes pending: nothing can end it between", "TM2"),
        because("nobody restores a savepoint at a coordinator that is shut down: a job that starts has a new one", "RS1"),
        because("the recorder shuts no store down, no job of a scenario is suspended, and none ends while a checkpoint is being acknowledged", "EN1", "EN6", "CM5", "AS5"),
        because("a plan has one attempt of each subtask, and its acknowledgement is booked once", "FS6"),
        because("an enumerator has its snapshot at once, so that nothing can come between: only tests fire it", "GWC2", "GSB1", "GWO1"),
        because("a reader asks only when it has no split, and gets one: only tests fire it", "SRA2", "SRE2"),
        because("an enumerator of a scenario never throws, nor fails: only tests fire it", "GSA2", "GSB2"),
        because("the coordinator triggers with increasing ids: only tests fire it", "GSA3"),
        because("a lost event fails its task first, if that runs, and with it what is pending; else the failure of the task has been told before: only tests fire it", "GSC1"),
        because("regions have no channel between them, and what restarts has no attempt that could fail: a newer failure takes all of an older restart or nothing; blocking exchanges (C-192) would tell them apart", "JS2"),
        // options, channels, gates
        because("recovered records end without an event of their own: the recorder has no recovered channels, and the world does not wait for all channels of a gate (T-192)", "CEK6", "CEV7"),
        because("kinds of watermark events that neither the recorder nor the world sends", "CEK9", "CEK10"),
        because("both hosts ask only where something waits, and resume only what is blocked", "CSP4", "CSR2"),
        because("a producer reports its backlog with data, none of which leaves while it is blocked; recordings do not show it", "CSB1"),
        because("nothing arrives behind the end of a channel", "CGQ1"),
        because("an unaligned checkpoint that starts twice on a channel whose barrier has not come: no handler does that", "CCS4"),
        because("scenarios have no partitioner of the user's", "CXU4"),
        because("the handlers of a task go from one checkpoint to a newer one, and begin with each once: a guard", "CNS3", "CNS5"),
        because("a task hears that a checkpoint is over whose barriers wait behind those of the one that it writes: the JobManager, which lets no two unaligned checkpoints be pending, gives that up and tells of it before", "CNA2"),
        // event time
        because("the mail that goes on firing finds that a watermark which came before it has done all, and has gone on: mails of the library come too often for that", "ETT2"),
        because("no scenario stops a job with event time without drain", "ETE2"),
        // barrier handlers
        because("a barrier triggered at a task with inputs: the recorder has no such command, and the world triggers at sources only", "BBL2"),
        because("the aligned handler arms no timer", "BAT1"),
        because("mails and their order let no recording get between the switch and the first snapshot, or end a channel there", "BXE3", "BXA2"),
        // tasks
        because("no barrier of a scenario is given up while its output timer runs, and recordings have no task", "TAM1"),
        because("no barrier gives up the stop-with-savepoint that a task ends with, and no data ends twice", "TAH1", "TED3"),
        because("triggers go to sources only, whose inputs are none", "TTM2"),
        because("the library's triggers come when a task runs: none comes while it starts or is gone", "TTC1", "TPF1", "TPF2"),
        because("checkpoints come to the library's tasks once and in order, and fewer at a time than a task remembers aborts", "TSD2"),
        because("an asynchronous part of a task that is gone is not heard of any more", "TAF3"),
        because("the world does not tell of subsumed checkpoints", "TNS1", "TNS2"),
        because("the world asks no task that does not run whether it may exit", "TEX6"),
        // sources and sinks
        because("the library's two-phase sinks are restored and closed with an open transaction", "STY2"),
        because("to ignore that the recovery of a transaction fails is refused by name", "STX1"),
        because("sinks of scenarios end with their data, by crashing or by being cancelled, and nobody closes them in order", "STY1"));
    // spotless:on

    private NeverFired() {}

    private static Reason because(String why, String... rows) {
        return new Reason(why, List.of(rows));
    }

    /** The reason of each row, by id. */
    static SortedMap<String, String> reasons() {
        SortedMap<String, String> reasons = new TreeMap<>();
        for (Reason reason : ALL) {
            reason.rows().forEach(row -> reasons.put(row, reason.why()));
        }
        return reasons;
    }
}
