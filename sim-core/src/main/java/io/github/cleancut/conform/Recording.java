package io.github.cleancut.conform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run of the real coordinator, as it was parsed: maps keep the order of the file, integers are {@link Long}s.
 *
 * @param name where it comes from, for reports
 * @param config the recorded configuration
 * @param tasks names of the tasks, {@code vertex#subtask}, in the order of the recording
 * @param steps the steps
 */
public record Recording(String name, Map<String, Object> config, List<String> tasks, List<Step> steps) {

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
