package io.github.cleancut.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a recorded run of Flink's own barrier handlers, gates and remote channels says, read from its maps. */
final class BarrierRecording {
    /**
     * How the receiving task was set up.
     *
     * @param handler aligned, alternating or tracker
     * @param gates number of channels of each gate; channels are numbered over all gates
     * @param afterTasksFinish whether checkpoints after tasks finish are on
     * @param alignmentTimeoutMillis aligned-checkpoint-timeout of timeoutable barriers, -1 if there are none
     */
    record Setup(String handler, List<Integer> gates, boolean afterTasksFinish, long alignmentTimeoutMillis) {}

    /** What is done to the receiving task. */
    sealed interface Command {
        /** A sender is given something to send. */
        record Send(String channel, Item item) implements Command {}

        /** The task polls a gate, running its mails before each time. */
        record Poll(int gate, int times) implements Command {}

        /** The task runs its mails. */
        record Mail() implements Command {}

        /** Time passes. */
        record Advance(long millis) implements Command {}
    }

    /**
     * Something to send.
     *
     * @param type buffer, barrier, cancel, end_of_data or end_of_partition
     * @param id number of the buffer or checkpoint, -1 without one
     * @param kind kind of a barrier, else empty
     * @param bytes size of a buffer, else 0
     */
    record Item(String type, long id, String kind, int bytes) {}

    private BarrierRecording() {}

    static Setup setup(Map<String, Object> config) {
        List<Integer> gates = new ArrayList<>();
        if (!(config.get("gates") instanceof List<?> channels)) {
            throw new MalformedRecording("\"gates\" should be a list in " + config);
        }
        channels.forEach(count -> gates.add(Math.toIntExact((Long) count)));
        return new Setup(
                Fields.text(config, "handler"),
                gates,
                Fields.flag(config, "after_finish"),
                number(config, "aligned_timeout_ms"));
    }

    static Command command(Map<String, Object> command) {
        String what = String.valueOf(command.get("do"));
        return switch (what) {
            case "send" -> new Command.Send(String.valueOf(command.get("channel")), item(command.get("item")));
            case "poll" ->
                new Command.Poll(Math.toIntExact(number(command, "gate")), Math.toIntExact(number(command, "times")));
            case "mail" -> new Command.Mail();
            case "advance" -> new Command.Advance(number(command, "ms"));
            default -> throw new MalformedRecording("unknown command " + what);
        };
    }

    private static Item item(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> item)) {
            throw new MalformedRecording("not an item: " + value);
        }
        Object kind = item.get("kind");
        return new Item(
                String.valueOf(item.get("type")),
                item.get("id") instanceof Long id ? id : -1,
                kind == null ? "" : kind.toString(),
                item.get("bytes") instanceof Long bytes ? Math.toIntExact(bytes) : 0);
    }

    private static long number(Map<String, Object> map, String key) {
        return map.get(key) instanceof Long number ? number : -1;
    }
}
