package io.github.cleancut.trace;

/** The canonical form of an event: one line of JSON, fields in a fixed order, absent fields left out. */
public final class TraceJson {
    private final TraceNames names;

    /**
     * A writer.
     *
     * @param names how tasks, channels and records are called
     */
    public TraceJson(TraceNames names) {
        this.names = names;
    }

    /**
     * Appends one event, without a line end.
     *
     * @param event the event
     * @param to where to
     */
    public void append(TraceEvent event, StringBuilder to) {
        EventKind kind = event.kind();
        to.append("{\"t\":").append(event.timeNanos()).append(",\"n\":").append(event.order());
        to.append(",\"lane\":\"")
                .append(lane(event))
                .append("\",\"kind\":\"")
                .append(kind.word())
                .append('"');
        if (kind.has(EventField.ATTEMPT)) {
            to.append(",\"attempt\":").append(event.attempt());
        }
        if (kind.has(EventField.CHANNEL)) {
            to.append(",\"from\":\"")
                    .append(names.producer(event.channel()))
                    .append("\",\"to\":\"")
                    .append(names.consumer(event.channel()))
                    .append("\",\"channel\":")
                    .append(event.channel());
        }
        if (kind.has(EventField.CHECKPOINT) && event.checkpoint() >= 0) {
            to.append(",\"checkpoint\":").append(event.checkpoint());
        }
        if (kind.has(EventField.LINEAGE)) {
            to.append(",\"record\":\"").append(names.lineage(event.lineage())).append('"');
        }
        if (kind.numberName() != null && event.number() >= 0) {
            to.append(",\"").append(kind.numberName()).append("\":").append(event.number());
        }
        if (event.text() != null) {
            to.append(",\"").append(kind.textName()).append("\":");
            appendQuoted(event.text(), to);
        }
        if (!event.rules().isEmpty()) {
            to.append(",\"rules\":[\"")
                    .append(event.rules().replace(" ", "\",\""))
                    .append("\"]");
        }
        to.append('}');
    }

    /** The lane on which a report draws the event: a subtask, or the JobManager. */
    public String lane(TraceEvent event) {
        if (event.task() >= 0) {
            return names.task(event.task());
        }
        if (event.channel() >= 0) {
            return event.kind() == EventKind.RECORD_TAKEN
                    ? names.consumer(event.channel())
                    : names.producer(event.channel());
        }
        return "jobmanager";
    }

    /** Appends a JSON string. */
    public static void appendQuoted(String value, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"' || character == '\\') {
                to.append('\\').append(character);
            } else if (character < 0x20) {
                to.append("\\u00")
                        .append(Character.forDigit(character >> 4, 16))
                        .append(Character.forDigit(character & 15, 16));
            } else {
                to.append(character);
            }
        }
        to.append('"');
    }
}
