package io.github.cleancut.conform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a recorded run of the real Flink, as it was parsed: maps keep the order of the file, integers are {@link Long}s.
 *
 * @param kind what was recorded
 * @param name which run it is, for reports
 * @param config the recorded configuration
 * @param members names of the tasks ({@code vertex#subtask}) or channels ({@code gate.channel}), in the order of the recording
 */
public record Recording(Kind kind, String name, Map<String, Object> config, List<String> members) {

    /** What can be replayed. */
    public enum Kind {
        COORDINATOR,
        BARRIER
    }

    /**
     * One step.
     *
     * @param command what was done
     * @param threw exception of the call itself, or null
     * @param effects what happened, in order
     * @param state what was visible afterwards
     */
    public record Step(
            Map<String, Object> command,
            @Nullable String threw,
            List<Map<String, Object>> effects,
            Map<String, Object> state) {}
}
