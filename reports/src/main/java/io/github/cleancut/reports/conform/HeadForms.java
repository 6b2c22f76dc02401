package io.github.cleancut.reports.conform;

import static io.github.cleancut.reports.conform.Form.optional;
import static io.github.cleancut.reports.conform.Form.required;
import static io.github.cleancut.reports.conform.Form.requiredOrNull;

import io.github.cleancut.conform.MalformedRecording;
import io.github.cleancut.conform.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands before the steps of a recording. */
final class HeadForms {
    private static final int MOST_MEMBERS = 10_000;

    // spotless:off
    private static final Form COORDINATOR = Form.of("config",
        required("mode", Checks.oneOf("aligned", "unaligned", "at_least_once")),
        requiredOrNull("aligned_timeout_ms", Checks.MILLIS),
        requiredOrNull("interval_ms", Checks.within(1, Checks.MOST_MILLIS)),
        requiredOrNull("backlog_interval_ms", Checks.within(1, Checks.MOST_MILLIS)),
        required("initial_delay_ms", Checks.MILLIS),
        required("min_pause_ms", Checks.MILLIS),
        required("max_concurrent", Checks.POSITIVE),
        required("timeout_ms", Checks.MILLIS),
        requiredOrNull("tolerable_failures", Checks.COUNT),
        required("retained", Checks.COUNT),
        required("retention", Checks.oneOf("NEVER_RETAIN_AFTER_TERMINATION", "RETAIN_ON_FAILURE", "RETAIN_ON_CANCELLATION")),
        required("after_finish", Checks.FLAG),
        required("cleaner_parallel", Checks.FLAG),
        required("activation", Checks.oneOf("manual", "tracking")),
        required("drain", Checks.oneOf("auto", "stepped")),
        required("operator_coordinator", Checks.oneOf("none", "immediate", "manual")),
        required("vertices", Checks.listOf(HeadForms::requireVertex)));

    private static final Form VERTEX = Form.of("a vertex",
        required("name", Checks.TEXT),
        required("parallelism", Checks.within(1, MOST_MEMBERS)),
        required("inputs", Checks.listOf(HeadForms::requireInput)),
        required("state", Checks.oneOf("none", "list", "union", "keyed", "incremental")));

    private static final Form INPUT = Form.of("an input",
        required("from", Checks.TEXT),
        required("pattern", Checks.oneOf("ALL_TO_ALL", "POINTWISE")));

    private static final Form BARRIER = Form.of("config",
        required("handler", Checks.oneOf("aligned", "alternating", "tracker")),
        required("gates", HeadForms::gates),
        required("after_finish", Checks.FLAG),
        requiredOrNull("aligned_timeout_ms", Checks.MILLIS),
        optional("overlapping", Checks.FLAG),
        optional("malformed", Checks.FLAG));
    // spotless:on

    private HeadForms() {}

    /**
     * Requires that a head can be replayed.
     *
     * @throws MalformedRecording with what is wrong
     */
    static void require(Recording recording) {
        boolean isCoordinator = recording.kind() == Recording.Kind.COORDINATOR;
        (isCoordinator ? COORDINATOR : BARRIER).require(recording.config());
        List<String> members = isCoordinator ? tasks(recording.config()) : channels(recording.config());
        if (!members.equals(recording.members())) {
            throw new MalformedRecording((isCoordinator ? "tasks are " : "channels are ")
                    + Words.shortened(recording.members()) + "; by the configuration they are "
                    + Words.shortened(members));
        }
    }

    private static void requireVertex(Map<String, Object> vertex) {
        VERTEX.require(vertex);
    }

    private static void requireInput(Map<String, Object> input) {
        INPUT.require(input);
    }

    private static @Nullable String gates(Object value) {
        Form.Check channels = Checks.within(1, MOST_MEMBERS);
        boolean isFit = value instanceof List<?> list
                && !list.isEmpty()
                && list.size() <= MOST_MEMBERS
                && list.stream().allMatch(count -> count != null && channels.accepted(count) == null);
        return isFit ? null : "a list with the number of channels of each gate";
    }

    private static List<String> tasks(Map<String, Object> config) {
        List<String> names = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        for (Map<String, Object> vertex : mappings(config.get("vertices"))) {
            String name = String.valueOf(vertex.get("name"));
            if (names.contains(name)) {
                throw new MalformedRecording("two vertices are named " + Words.shortened(name));
            }
            for (Map<String, Object> input : mappings(vertex.get("inputs"))) {
                if (!names.contains(String.valueOf(input.get("from")))) {
                    throw new MalformedRecording("vertex " + name + " reads from " + Words.shortened(input.get("from"))
                            + ", which does not stand before it");
                }
            }
            names.add(name);
            addNumbered(name + "#", vertex.get("parallelism"), tasks);
        }
        if (tasks.isEmpty()) {
            throw new MalformedRecording("the job has no vertex");
        }
        return tasks;
    }

    private static List<String> channels(Map<String, Object> config) {
        List<String> channels = new ArrayList<>();
        if (config.get("gates") instanceof List<?> gates) {
            for (int gate = 0; gate < gates.size(); gate++) {
                addNumbered(gate + ".", gates.get(gate), channels);
            }
        }
        return channels;
    }

    private static void addNumbered(String prefix, @Nullable Object count, List<String> to) {
        long number = count instanceof Long given ? given : 0;
        if (to.size() + number > MOST_MEMBERS) {
            throw new MalformedRecording("more than " + MOST_MEMBERS + " tasks or channels");
        }
        for (int index = 0; index < number; index++) {
            to.add(prefix + index);
        }
    }

    private static List<Map<String, Object>> mappings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Checks::mapping).toList()
                : List.of();
    }
}
