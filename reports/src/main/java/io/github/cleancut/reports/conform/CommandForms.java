package io.github.cleancut.reports.conform;

import static io.github.cleancut.reports.conform.Form.optional;
import static io.github.cleancut.reports.conform.Form.required;

import io.github.cleancut.conform.MalformedRecording;
import io.github.cleancut.conform.Recording;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The commands of the recorders, and what each of them needs. */
final class CommandForms {
    /** All that a recording may let pass; nanoseconds of it still fit. */
    private static final long MOST_MILLIS_IN_ALL = 1_000_000_000_000L;

    private final Map<String, Form> forms = new TreeMap<>();
    private final Recording recording;
    private long millis;

    CommandForms(Recording recording) {
        this.recording = recording;
        if (recording.kind() == Recording.Kind.COORDINATOR) {
            addCoordinator();
        } else {
            addBarrier();
        }
    }

    /**
     * Requires that a command is one of the recorder's.
     *
     * @throws MalformedRecording with what is wrong
     */
    void require(Map<String, Object> command) {
        String what = String.valueOf(command.get("do"));
        Form form = forms.get(what);
        if (form == null) {
            throw new MalformedRecording(
                    "unknown command " + Words.shortened(what) + "; accepted: " + String.join(", ", forms.keySet()));
        }
        form.require(command);
        if (command.get("ms") instanceof Long passing) {
            millis += passing;
            if (millis > MOST_MILLIS_IN_ALL) {
                throw new MalformedRecording(
                        "more than " + MOST_MILLIS_IN_ALL + " ms pass in one recording; none goes so far");
            }
        }
    }

    private void add(String name, Form.Field... fields) {
        List<Form.Field> all = new java.util.ArrayList<>(List.of(required("do", Checks.TEXT)));
        all.addAll(List.of(fields));
        forms.put(name, new Form("command " + name, all));
    }

    // spotless:off
    private void addCoordinator() {
        Form.Check task = Checks.oneOf(recording.members());
        add("advance", required("ms", Checks.MILLIS));
        add("run", required("queue", Checks.oneOf("timer", "io")), required("tasks", Checks.COUNT));
        add("start_scheduler");
        add("stop_scheduler");
        add("checkpoint", required("type", Checks.oneOf("CONFIGURED", "FULL", "INCREMENTAL")), required("request", Checks.TEXT), optional("repeat", Checks.COUNT));
        add("savepoint", required("format", Checks.oneOf("CANONICAL", "NATIVE")), required("request", Checks.TEXT), optional("repeat", Checks.COUNT));
        add("stop_with_savepoint", required("terminate", Checks.FLAG), required("request", Checks.TEXT), optional("repeat", Checks.COUNT));
        add("ack", required("acks", Checks.listOf(ackForm(task)::require)));
        add("decline", required("task", task), required("attempt", Checks.ATTEMPT), required("checkpoint", Checks.CHECKPOINT), required("reason", Checks.REASON));
        add("task_running", required("task", task));
        add("task_finished", required("task", task));
        add("task_failed", required("task", task));
        add("begin_restart");
        add("finish_restart", required("global", Checks.FLAG));
        add("backlog", required("source", Checks.COUNT), required("on", Checks.FLAG));
        add("inject", required("fault", Checks.oneOf("store_add", "metadata_io", "location_io", "id_counter", "id_counter_io", "trigger_rpc")));
        if (!Objects.equals(recording.config().get("operator_coordinator"), "none")) {
            add("operator_coordinator_ack", required("checkpoint", Checks.CHECKPOINT), required("ok", Checks.FLAG));
        }
        add("shutdown");
    }

    private static Form ackForm(Form.Check task) {
        return Form.of("an acknowledgement",
            required("task", task), required("attempt", Checks.ATTEMPT), required("checkpoint", Checks.CHECKPOINT),
            optional("state", Checks.FLAG), optional("finished", Checks.FLAG), optional("finished_on_restore", Checks.FLAG));
    }

    private void addBarrier() {
        int gates = recording.config().get("gates") instanceof List<?> list ? list.size() : 0;
        add("send", required("channel", Checks.oneOf(recording.members())), required("item", Checks.map(this::requireItem)));
        add("poll", required("gate", Checks.within(0, gates - 1L)), required("times", Checks.COUNT));
        add("mail");
        add("advance", required("ms", Checks.MILLIS));
    }

    private void requireItem(Map<String, Object> item) {
        Form.Field type = required("type", Checks.oneOf("buffer", "barrier", "cancel", "end_of_data", "end_of_partition"));
        Form.Field id = required("id", Checks.within(0, Checks.MOST_MILLIS));
        Form form = switch (String.valueOf(item.get("type"))) {
            case "buffer" -> Form.of("a buffer", type, id, required("bytes", Checks.COUNT));
            case "barrier" -> Form.of("a barrier", type, id, required("kind", barrierKinds()));
            case "cancel" -> Form.of("a cancellation", type, id);
            default -> Form.of("an item", type);
        };
        form.require(item);
    }
    // spotless:on

    /** Barriers that may time out need the timeout of the configuration. */
    private Form.Check barrierKinds() {
        return recording.config().get("aligned_timeout_ms") == null
                ? Checks.oneOf("aligned", "unaligned", "at_least_once")
                : Checks.oneOf("aligned", "unaligned", "timeoutable", "timed_out", "at_least_once");
    }
}
