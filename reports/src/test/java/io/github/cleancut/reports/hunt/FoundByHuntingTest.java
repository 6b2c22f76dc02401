package io.github.cleancut.reports.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.kernel.Loop;
import io.github.cleancut.reports.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hunts have found in the simulator, as the small scenarios that they left, and what is right instead. */
class FoundByHuntingTest {

    /** One of two barriers never comes: the subtask waits for it until the checkpoint expires after ten minutes (C-123), and the run with it. */
    @Test
    void aLostTriggerHoldsAnAligningSubtaskUntilTheCheckpointExpires() {
        Verdict verdict = Trials.run("""
                version: 1
                flink: {execution.checkpointing.interval: 2 s}
                job:
                  - {source: fast, records: 0, keys: {count: 1}}
                  - {source: slow, rate: 1/s, records: 2, keys: {count: 1}}
                  - {keyed: sum, from: [{fast: HASH}, {slow: HASH}]}
                faults:
                  - {lose: {message: trigger}}
                end: {settle: 30 min}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals(Loop.End.OVER, verdict.summary().end());
        assertEquals("FINISHED", verdict.summary().jobStatus());
    }

    private static Verdict acknowledgedAgain(String state) {
        return Trials.run("""
                version: 1
                flink:
                  execution.checkpointing.interval: 500 ms
                  restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 2, delay: 10 ms}}
                job:
                  - {source: words, rate: 1/s, records: 2, state: {size: %s}}
                faults:
                  - {at: 700 ms, kill: "words[0]"}
                  - {duplicate: {message: acknowledge, checkpoint: 2}}
                """.formatted(state));
    }

    /** An acknowledgement that comes once more after completion deletes the files of the completed checkpoint (C-117): nothing can be restored from it. */
    @Test
    void anAcknowledgementThatComesTwiceDeletesTheStateOfTheCompletedCheckpoint() {
        Verdict verdict = acknowledgedAgain("1 mb");
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals("FAILED", verdict.summary().jobStatus());
    }

    /** Small state stands in the metadata, where nothing deletes it (T-232). */
    @Test
    void anAcknowledgementThatComesTwiceLeavesSmallStateAlone() {
        Verdict verdict = acknowledgedAgain("1 kb");
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals("FINISHED", verdict.summary().jobStatus());
        assertEquals(1, verdict.summary().counters().restored());
    }

    /** Uploads take longer than the interval: a subtask that has all it waits for takes no further trigger, else some upload would run for ever (T-154). */
    @Test
    void aSubtaskThatIsDoneTakesNoNewTriggersWhileItsUploadsRun() {
        Verdict verdict = Trials.run("""
                version: 1
                flink:
                  execution.checkpointing.interval: 20 ms
                  execution.checkpointing.max-concurrent-checkpoints: 2
                storage: {latency: 5 ms, bandwidth: 100 mb/s}
                network: {latency: 2 ms, rpc: 0 ms}
                job:
                  - {source: in, rate: 1000/s, records: 74, keys: {count: 7}}
                  - {map: work, parallelism: 2, process: 1 ms}
                  - {keyed: sum, parallelism: 2, state: {size: 1 mb, sync: 1 ms}}
                  - {sink: out, parallelism: 2, commit: idempotent}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals(Loop.End.OVER, verdict.summary().end());
        assertEquals("FINISHED", verdict.summary().jobStatus());
    }

    /** The coordinator's timer ends with the job (C-053), also while messages are still under way. */
    @Test
    void nothingTicksAfterTheJobHasEnded() {
        Verdict verdict = Trials.run("""
                version: 1
                flink:
                  execution.checkpointing.interval: 50 ms
                  restart-strategy: {type: fixed-delay, fixed-delay: {delay: 40 ms}}
                network: {rpc: 20 ms..180 ms}
                job:
                  - {source: orders, rate: 1/s, records: 2}
                  - {sink: ledger}
                faults:
                  - {at: 10 ms, kill: {target: tm1, detect: 0 ms}}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals("FINISHED", verdict.summary().jobStatus());
    }

    /** A savepoint lacks one acknowledgement while a newer checkpoint completes, whose notice commits what was filed under the savepoint (T-242). */
    @Test
    void whatIsFiledUnderAPendingSavepointIsCommittedByALaterCheckpoint() {
        Verdict verdict = Trials.run("""
                version: 1
                flink:
                  execution.checkpointing.interval: 200 ms
                  execution.checkpointing.min-pause: 50 ms
                  execution.checkpointing.max-concurrent-checkpoints: 2
                job:
                  - {source: orders, rate: 100/s, records: 60}
                  - {sink: ledger, commit: two-phase}
                  - {source: other, rate: 100/s, records: 60}
                  - {sink: book, commit: two-phase}
                faults:
                  - {lose: {message: acknowledge, checkpoint: 1, subtask: "other[0]"}}
                actions:
                  - {at: 20 ms, savepoint: {}}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals("FINISHED", verdict.summary().jobStatus());
    }

    /** A job that has finished is started again from an older savepoint: all of its subtasks begin anew (C-225). */
    @Test
    void aFinishedJobBeginsAnewFromAnOlderSavepoint() {
        Verdict verdict = Trials.run("""
                version: 1
                flink: {execution.checkpointing.interval: 200 ms}
                job:
                  - {source: orders, rate: 100/s, records: 60, keys: {count: 10}}
                  - {keyed: totals}
                  - {sink: ledger, commit: idempotent}
                actions:
                  - {at: 150 ms, savepoint: {}}
                  - {at: 2000 ms, restore: {from: savepoint}}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals(0, Trials.lost(verdict, "STATE-EO"));
    }

    /** A trigger that comes twice is dropped before it touches what is measured (T-121). */
    @Test
    void aRepeatedTriggerLeavesTheStartDelayAlone() {
        Verdict verdict = Trials.run("""
                version: 1
                flink: {execution.checkpointing.interval: 100 ms}
                job:
                  - {source: orders, state: {async: 2 ms}, rate: 1/s}
                  - {sink: ledger}
                faults:
                  - {duplicate: {message: trigger, by: 1 ms}}
                end: {at: 5 ms, settle: 0 ms}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
    }

    /** After a start from checkpoint 1 the job counts on from it, while savepoint 2 of the job before is still there (C-228). */
    @Test
    void aSavepointIsNotTheLaterCheckpointWithItsId() {
        Verdict verdict = Trials.run("""
                version: 1
                flink:
                  execution.checkpointing.interval: 200 ms
                  execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
                job:
                  - {source: orders, rate: 100/s, records: 120, keys: {count: 10}}
                  - {keyed: totals, state: {size: 1000 kb}}
                  - {sink: ledger, commit: two-phase}
                actions:
                  - {at: 20 ms, savepoint: {}}
                  - {at: 100 ms, restore: {from: latest}}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
    }

    /** A sink that its JobManager believes dead ends a commit after its successor was restored with the same transaction, which commits it once more (T-243). */
    @Test
    void whatAZombieCommitsOfTheRestoredCheckpointIsItsSuccessorsToo() {
        Verdict verdict = Trials.run("""
                version: 1
                seed: 6
                flink:
                  execution.checkpointing.interval: 50 ms
                  restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 10, delay: 0 ms}}
                cluster: {deploy: 1..30 ms, cancel: 5 ms}
                storage: {bandwidth: 100 mb/s, latency: 1 ms}
                job:
                  - {source: orders, rate: 100/s, records: 120, keys: {count: 10}}
                  - {keyed: totals, parallelism: 2, state: {size: 1 mb, async: 5 ms}}
                  - {sink: ledger, commit: two-phase, commit-time: 30 ms}
                faults:
                  - {when: {event: commit-started, nth: 3}, kill: {target: ledger, zombie: true}}
                """);
        assertEquals(List.of(), Trials.violated(verdict));
        assertEquals("FINISHED", verdict.summary().jobStatus());
    }
}
