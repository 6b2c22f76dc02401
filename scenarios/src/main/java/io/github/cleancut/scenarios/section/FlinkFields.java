package io.github.cleancut.scenarios.section;

import java.util.LinkedHashMap;
import java.util.Map;

/** The field names of Flink's REST API that expectations can test, each with its unit. */
final class FlinkFields {
    private FlinkFields() {}

    static Map<String, TestType> ofCheckpoint() {
        Map<String, TestType> fields = ofJob();
        fields.put("num_subtasks", TestType.COUNT);
        fields.put("num_acknowledged_subtasks", TestType.COUNT);
        return fields;
    }

    static Map<String, TestType> ofJob() {
        Map<String, TestType> fields = new LinkedHashMap<>();
        fields.put("end_to_end_duration", TestType.NANOS);
        fields.put("state_size", TestType.BYTES);
        fields.put("checkpointed_size", TestType.BYTES);
        fields.put("processed_data", TestType.BYTES);
        fields.put("persisted_data", TestType.BYTES);
        return fields;
    }

    static Map<String, TestType> ofItem() {
        Map<String, TestType> fields = new LinkedHashMap<>();
        fields.put("end_to_end_duration", TestType.NANOS);
        fields.put("checkpoint_duration.sync", TestType.NANOS);
        fields.put("checkpoint_duration.async", TestType.NANOS);
        fields.put("alignment.duration", TestType.NANOS);
        fields.put("alignment.processed", TestType.BYTES);
        fields.put("alignment.persisted", TestType.BYTES);
        fields.put("start_delay", TestType.NANOS);
        fields.put("state_size", TestType.BYTES);
        fields.put("checkpointed_size", TestType.BYTES);
        return fields;
    }
}
