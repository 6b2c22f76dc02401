package io.github.cleancut.variant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue of seeded bugs. */
public final class Mutants {
    // spotless:off
    private static final List<Mutant> ALL = List.of(
        mutant("aligned.no-blocking", "CUT", "an aligned barrier does not silence its channel, so that records behind it are taken in before the snapshot",
            like("CEK3", "CEK2"), silent("CSR2")),
        mutant("aligned.first-barrier", "CUT", "the snapshot is taken at the first barrier instead of the last, records before the others are lost",
            like("BAL1", "BAL2")),
        mutant("aligned.no-resume", "NO-DEADLOCK", "a channel that was silenced by a barrier is never asked to go on",
            silent("CSR1")),
        mutant("barrier.not-forwarded", "CKPT-LIVE", "a task takes its snapshot and keeps the barrier to itself, so that checkpoints expire",
            silent("TBO1")),
        mutant("uc.arrivals-not-stored", "CUT", "records that arrive between an unaligned snapshot and the last barrier are taken in and not stored",
            silent("CCD1")),
        mutant("uc.queue-not-stored", "CUT", "records that wait in an input when its barrier has overtaken them are not stored",
            silent("CCS3")),
        mutant("uc.stored-too-early", "CUT", "the data in flight is stored before all barriers are in, what comes later is lost",
            like("CNO2", "CNO1")),
        mutant("uc.consume-past-barrier", "CUT", "a task reads on behind the first unaligned barrier and takes its snapshot at the last (F05)",
            like("BXB4", "BXB8")),
        mutant("uc.no-output-timeout", "TIMELY", "a barrier that waits in an output when the alignment timeout is over goes on waiting",
            like("CST1", "CST2")),
        mutant("uc.broadcast-overtakes", Mutant.EXPECT, "an unaligned barrier overtakes data on a broadcast exchange",
            like("CXU3", "CXU1")),
        mutant("uc.timer-does-nothing", Mutant.EXPECT, "an alignment that takes too long is not given up",
            silent("BXT2")),
        mutant("uc.stale-done-future", "TIMELY", "an alignment timeout that is over before the first barrier is taken does nothing (F16)",
            silent("BXT1")),
        mutant("tracker.first-barrier", "CUT", "at least once: the snapshot is taken at the first barrier, so that records are lost",
            like("BKB5", "BKB1")),
        mutant("channel.data-overtakes", "FIFO", "a record goes before all records that wait in its channel",
            like("CEK1", "CEK5")),
        mutant("source.forgets-offset", "STATE-EO", "a source's snapshot keeps the offset of the one before, so that records are read twice",
            silent("TSY1")),
        mutant("source.restarts-at-first", "STATE-EO", "a restored source starts at its first record",
            like("TSZ2", "TSZ1")),
        mutant("source.no-replay", "STATE-EO", "a restored source goes on where it was, what was emitted since the checkpoint is lost",
            like("TSZ2", "TSZ3")),
        mutant("coord.valve-open", "COORD-ORDER", "what an operator coordinator sends after its snapshot goes at once, and can be before the barrier",
            like("GWC1", "GWC2")),
        mutant("coord.does-not-wait", "COORD-ORDER", "a checkpoint does not wait until what an operator coordinator sent before its snapshot has arrived",
            like("GSC2", "GSC3")),
        mutant("coord.ignores-losses", "COORD-ORDER", "a task that runs and has lost an event of its operator coordinator goes on",
            like("GWD2", "GWD3")),
        mutant("watermark.not-forwarded", "WM", "an operator keeps the watermark of its inputs to itself",
            silent("ETT1")),
        mutant("window.counts-nothing", "STATE-EO", "a record that comes to a window in time is not counted there",
            silent("ETW2")),
        mutant("window.late-counted", Mutant.EXPECT, "a record that comes to a window too late is counted all the same, and the window fires again",
            like("ETW1", "ETW2")),
        mutant("source.no-pause", Mutant.EXPECT, "a restored source emits before its first snapshot, although the job asks it to wait",
            like("SHS1", "SHS2")),
        mutant("split.not-handed-back", "OUT-EO", "splits that the restored checkpoint of a subtask does not hold are not assigned again",
            silent("SPB1")),
        mutant("split.none-stored", "STATE-EO", "a reader stores what it stored before, so that splits are lost or read twice",
            silent("SRS1")),
        mutant("restore.empty", "OUT-EO", "a restart finds no checkpoint and starts from nothing, although output was committed",
            like("RE5", "RE3"), like("RE4", "RE2"), like("RE7", "RE6")),
        mutant("ack.first-completes", "CUT", "the first acknowledgement completes the checkpoint, other snapshots are missing",
            like("AP1", "AP2")),
        mutant("sink.commits-newer", "COMMIT-SAFE", "a completion notice also commits transactions of newer checkpoints",
            like("STQ2", "STQ1")),
        mutant("sink.no-recovery-commit", "OUT-EO", "transactions that the restored checkpoint promised are not committed",
            silent("STU1")),
        mutant("sink.no-commit", "COMMIT-LIVE", "a completion notice commits nothing",
            like("STQ1", "STQ2")),
        mutant("sink.visible-at-once", "OUT-EO", "records of a transaction are visible as soon as they are written",
            like("SWR1", "SWR2")),
        mutant("finish.no-final-checkpoint", Mutant.EXPECT, "a task exits without waiting for a checkpoint after its last record",
            like("TEX3", "TEX5")),
        mutant("notice.no-repair", Mutant.EXPECT, "an abort notice does not repair a lost completion notice",
            like("TNR2", "TNR3")),
        mutant("store.not-added", "RESTORE-LATEST", "a completed checkpoint does not enter the store, so that a restart takes an older one or none",
            like("CM1", "CM2")),
        mutant("store.unanswered-discarded", "DURABLE-REF", "what the store has perhaps is discarded, so that the next JobManager finds a checkpoint without its files",
            like("CS3", "CS2")),
        mutant("schedule.initial-delay-again", "PACE", "every start of the scheduler waits for the random initial delay",
            like("SC4", "SC3")),
        mutant("pace.no-min-pause", "PACE", "a periodic request ignores the pause after the last success",
            like("RD6", "RD7")),
        mutant("pace.no-limit", "PACE", "a request ignores the number of checkpoints that may be pending",
            like("RD4", "RD5")),
        mutant("pace.no-cleaning-limit", Mutant.EXPECT, "a request ignores how many checkpoints are being discarded",
            like("RD3", "RD7")),
        mutant("savepoint.restorable", "RESTORE-LATEST", "a savepoint enters the store of completed checkpoints",
            like("CM2", "CM1")),
        mutant("savepoint.tells", Mutant.EXPECT, "tasks are told of a savepoint as of a checkpoint",
            like("CA2", "CA1")),
        mutant("pace.no-queue-limit", "PACE", "any number of requests wait",
            like("RQ1", "RQ3"), like("RQ2", "RQ3")),
        mutant("counter.stands-still", "ID-MONO", "the counter gives the same id to every checkpoint",
            silent("TI4")),
        mutant("counter.restarts", "ID-MONO", "a JobManager that takes over counts ids from 1 again, in spite of high availability",
            like("TV3", "TV4")),
        mutant("takeover.empty-store", "OUT-EO", "a JobManager that takes over finds no completed checkpoint, in spite of high availability",
            like("TV1", "TV2")),
        mutant("expiry.ignored", "CKPT-LIVE", "a pending checkpoint never expires",
            like("EX2", "EX1")),
        mutant("failure.never-fails-job", "FAIL-COUNT", "too many failed checkpoints do not fail the job",
            like("FC6", "FC5"), like("FC7", "FC5")),
        mutant("failure.counts-everything", "FAIL-COUNT", "failures whose reason does not count are counted",
            like("FC3", "FC5")),
        mutant("failure.never-reset", "FAIL-COUNT", "a success does not clear the failure counter",
            like("FO1", "FO2")),
        mutant("decline.ignored", Mutant.EXPECT, "a decline is ignored, the checkpoint waits for its timeout",
            like("DC3", "DC2")),
        mutant("ack.duplicate-booked", Mutant.EXPECT, "a repeated acknowledgement is booked again",
            like("AC2", "AC1")),
        mutant("ack.duplicate-discards", "DURABLE-REF", "the state of a repeated acknowledgement is discarded, although the pending checkpoint has it",
            like("AC2", "AC3")),
        mutant("registry.last-use-stands-still", "DURABLE-REF", "naming a shared file again does not make the naming checkpoint its last user, so that it is deleted while it is needed",
            silent("AZ1")),
        mutant("ack.late-kept", "GC-LIVE", "the state of an acknowledgement that comes too late is not discarded",
            like("AC4", "AC2"), like("AC5", "AC2")),
        mutant("subsume.not-discarded", "GC-LIVE", "a subsumed checkpoint is forgotten, and its files stay",
            like("SL2", "SL3")),
        mutant("metric.failed-shown-completed", "METRIC", "the statistics show a failed checkpoint as completed",
            like("FS1", "FS3")),
        mutant("metric.reports-lost", "METRIC", "what subtasks have measured does not reach the statistics",
            silent("FS5")),
        mutant("metric.alignment-left-out", "METRIC", "bytes processed and stored during alignments do not reach the sums of their checkpoint",
            like("FB1", "FB2")),
        mutant("restart.never", Mutant.EXPECT, "the restart strategy always says no",
            like("RV2", "RV3"), like("RV6", "RV7")),
        mutant("subsume.nothing", "NOTIFY", "a completed checkpoint does not abort older pending ones",
            like("CO1", "CO3")),
        mutant("sync-failure.declines", Mutant.EXPECT, "a failure of the synchronous part is swallowed instead of failing the task",
            silent("TSF1")),
        mutant("async-failure.swallowed", Mutant.EXPECT, "a failed upload is acknowledged by nobody and declined by nobody",
            silent("TAF2")),
        mutant("stop.unfinished-is-stopped", Mutant.EXPECT, "a job of which a task failed while it stopped with a savepoint counts as stopped",
            like("SP8", "SP7")),
        mutant("stop.scheduler-stays-off", Mutant.EXPECT, "after a failed stop-with-savepoint no checkpoint is triggered any more",
            like("SP3", "SP4")),
        mutant("cancel.scheduler-stays-off", Mutant.EXPECT, "after a cancel-with-savepoint without savepoint no checkpoint is triggered any more",
            like("CWS2", "CWS3")),
        mutant("stop.source-goes-on", Mutant.EXPECT, "a stop-with-savepoint does not end the data of the sources",
            like("TTS2", "TTS3")),
        mutant("backlog.ignored", Mutant.EXPECT, "a source's backlog changes no interval",
            like("SB6", "SB7")),
        mutant("backlog.waits-for-its-tick", "PACE", "the end of a backlog does not set the periodic trigger anew",
            like("SB2", "SB3")),
        mutant("backlog.outlives-its-source", Mutant.EXPECT, "a source that has ended keeps its backlog",
            like("SB4", "SB5")),
        mutant("claim.not-forced-full", Mutant.EXPECT, "the first checkpoint builds on a snapshot that the job does not own",
            like("TF1", "TF2")),
        mutant("claim.deletes-foreign", "DURABLE-REF", "a job deletes the snapshot that it was started from and does not own",
            like("RS3", "RS2")),
        mutant("claim.never-deletes", Mutant.EXPECT, "a job never deletes the snapshot that it was started from, although it owns it",
            like("RS2", "RS4")),
        mutant("end.keeps-everything", Mutant.EXPECT, "checkpoints outlive the job, whatever the retention",
            like("EN4", "EN3")));
    // spotless:on

    private Mutants() {}

    private static Mutant mutant(String id, String killedBy, String description, RowEdit... edits) {
        return new Mutant(id, description, killedBy, List.of(edits));
    }

    private static RowEdit like(String row, String other) {
        return new RowEdit.Like(row, other);
    }

    private static RowEdit silent(String row) {
        return new RowEdit.Silent(row);
    }

    /** All mutants. */
    public static List<Mutant> all() {
        return ALL;
    }

    /**
     * The mutant with an id.
     *
     * @return the mutant, or null
     */
    public static @Nullable Mutant find(String id) {
        return ALL.stream().filter(mutant -> mutant.id().equals(id)).findFirst().orElse(null);
    }
}
