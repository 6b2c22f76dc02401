package io.github.cleancut.reports.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.cleancut.RunSummary;
import io.github.cleancut.reports.Jobs;
import io.github.cleancut.reports.Story;
import org.apache.flink.runtime.rest.util.RestMapperUtils;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Flink's own classes read the document, strictly, and write it back: an unknown, missing or misspelt field shows. */
class CheckpointsJsonTest {
    private static final ObjectMapper STRICT = RestMapperUtils.getStrictObjectMapper();
    private static final String MESSAGES = "org.apache.flink.runtime.rest.messages.checkpoints.";

    private final String text = CheckpointsJson.of(
            Story.oneGoodOneFailed().toldTo(new CheckpointTimings(Jobs.topology())),
            new RunSummary.Counters(2, 1, 1, 1));

    @Test
    void flinkReadsTheOverviewAsItsOwn() throws Exception {
        ObjectNode document = (ObjectNode) STRICT.readTree(text);
        document.remove("details");
        assertEquals(document.toPrettyString(), writtenBack("CheckpointingStatistics", document));
    }

    @Test
    void flinkReadsTheDetailsOfEachVertexAsItsOwn() throws Exception {
        for (JsonNode checkpoint : STRICT.readTree(text).get("details")) {
            for (JsonNode vertex : checkpoint) {
                assertEquals(
                        vertex.toPrettyString(), writtenBack("TaskCheckpointStatisticsWithSubtaskDetails", vertex));
            }
        }
    }

    /** Sorted by neither side: the order of fields is part of the comparison only after parsing both into one form. */
    private static String writtenBack(String type, JsonNode document) throws Exception {
        Object message = STRICT.treeToValue(document, Class.forName(MESSAGES + type));
        JsonNode again = STRICT.readTree(STRICT.writeValueAsString(message));
        return again.equals(document) ? document.toPrettyString() : again.toPrettyString();
    }

    @Test
    void bothEndsOfADurationAreRoundedDownToMilliseconds() throws Exception {
        JsonNode newest = STRICT.readTree(text).get("latest").get("completed");
        assertEquals(30, newest.get("end_to_end_duration").asInt(), "30.999999 ms");
        assertEquals(1_767_225_600_130L, newest.get("latest_ack_timestamp").asLong());
    }

    @Test
    void aFailedCheckpointTellsItsReasonAndLength() throws Exception {
        JsonNode failed = STRICT.readTree(text).get("history").get(0);
        assertEquals("FAILED", failed.get("status").asText());
        assertEquals(
                "CHECKPOINT_COORDINATOR_SUSPEND", failed.get("failure_message").asText());
        assertEquals(27, failed.get("end_to_end_duration").asInt());
    }

    /** C-271: a savepoint does not take the place of the latest completed checkpoint. */
    @Test
    void theLatestCheckpointIsNoSavepoint() throws Exception {
        String withSavepoint = CheckpointsJson.of(
                Story.oneGoodOneFailed().andASavepoint().toldTo(new CheckpointTimings(Jobs.topology())),
                new RunSummary.Counters(3, 2, 1, 1));
        JsonNode latest = STRICT.readTree(withSavepoint).get("latest");
        assertEquals(1, latest.get("completed").get("id").asInt());
        assertEquals(3, latest.get("savepoint").get("id").asInt());
        assertEquals(2, latest.get("failed").get("id").asInt());
    }

    /** C-273: a restore is counted, and recorded with its id, its time and what it was. */
    @Test
    void aRestoreIsRecorded() throws Exception {
        JsonNode document = STRICT.readTree(text);
        assertEquals(1, document.get("counts").get("restored").asInt());
        JsonNode restored = document.get("latest").get("restored");
        assertEquals(1, restored.get("id").asInt());
        assertEquals(1_767_225_600_250L, restored.get("restore_timestamp").asLong());
        assertFalse(restored.get("is_savepoint").asBoolean());
    }

    @Test
    void aSubtaskShowsItsFourParts() throws Exception {
        JsonNode sum = STRICT.readTree(text).get("details").get("1").get("sum");
        JsonNode subtask = sum.get("subtasks").get(0);
        assertEquals(2, subtask.get("start_delay").asInt());
        assertEquals(4, subtask.get("alignment").get("duration").asInt());
        assertEquals(1, subtask.get("checkpoint").get("sync").asInt());
        assertEquals(10, subtask.get("checkpoint").get("async").asInt());
    }
}
