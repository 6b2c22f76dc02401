package io.github.cleancut.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A certificate of any length: sources, maps and two-phase sinks, all-to-all channels, an aligned checkpoint now and then. */
final class Certificate {
    private static final String STATE = "0".repeat(64);

    private final int width;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long[] sent;
    private final List<StringBuilder> pending = new ArrayList<>();
    private final int[] pendingRecords;
    private long lines;

    private Certificate(int width) {
        this.width = width;
        sent = new long[2 * width * width];
        pendingRecords = new int[width];
    }

    /**
     * Writes one.
     *
     * @param width subtasks of each of the three stages
     * @param records of all sources, which are shared out evenly
     * @param checkpoints how many
     */
    static byte[] of(int width, int records, int checkpoints) {
        Certificate certificate = new Certificate(width);
        certificate.declare();
        int perCheckpoint = records / checkpoints;
        for (int record = 0; record < records; record++) {
            certificate.pass(record);
            if (record % perCheckpoint == perCheckpoint - 1) {
                certificate.checkpoint(record / perCheckpoint + 1, record + 1);
            }
        }
        return certificate.sealed();
    }

    private void line(String text) {
        bytes.writeBytes((text + "\n").getBytes(StandardCharsets.ISO_8859_1));
        lines++;
    }

    /** Channels of the first stage come first; the target is counted fastest. */
    private int channel(int stage, int from, int to) {
        return (stage * width + from) * width + to;
    }

    private void declare() {
        line("abscert 1 " + STATE + " flink-2.3 1");
        for (int task = 0; task < 3 * width; task++) {
            line("task " + task + " " + List.of("source", "op", "sink").get(task / width) + " t" + task);
        }
        for (int chan = 0; chan < 2 * width * width; chan++) {
            int stage = chan / (width * width);
            line("chan " + chan + " " + chan / width + " " + ((stage + 1) * width + chan % width));
        }
        StringBuilder group = new StringBuilder("group 0");
        for (int sink = 0; sink < width; sink++) {
            group.append(' ').append(2 * width + sink);
            pending.add(new StringBuilder());
        }
        line(group.toString());
        for (int source = 0; source < width; source++) {
            line("route " + source + " 0 exact");
        }
        for (int task = 0; task < 3 * width; task++) {
            line("att " + task + " 0 fresh");
        }
    }

    /** One record from a source through a map into a sink, both chosen by its number. */
    private void pass(int record) {
        int source = record % width;
        int map = record / 7 % width;
        int sink = record / 3 % width;
        String rid = source + ":" + record / width;
        move(channel(0, source, map), rid);
        move(channel(1, map, sink), rid);
        pending.get(sink).append(rid).append('\n');
        pendingRecords[sink]++;
    }

    private void move(int chan, String rid) {
        sent[chan]++;
        line("s " + chan + " " + sent[chan] + " " + rid);
        line("r " + chan + " " + sent[chan]);
    }

    private void checkpoint(int id, int records) {
        StringBuilder plan = new StringBuilder("plan " + id);
        for (int task = 0; task < 3 * width; task++) {
            plan.append(' ').append(task);
        }
        line(plan.toString());
        for (int task = 0; task < 3 * width; task++) {
            int stage = task / width;
            for (int other = 0; stage > 0 && other < width; other++) {
                line("B " + channel(stage - 1, other, task % width) + " " + id);
            }
            for (int other = 0; stage < 2 && other < width; other++) {
                line("b " + channel(stage, task % width, other) + " " + id);
            }
            int offset = (records - task + width - 1) / width;
            line("snap " + id + " " + task + " " + STATE + (stage == 0 ? " " + offset : ""));
            line("ack " + id + " " + task);
        }
        line("done " + id);
        for (int chan = 0; chan < sent.length; chan++) {
            line("cut " + id + " " + chan + " " + sent[chan] + " " + sent[chan] + " " + (sent[chan] + 1) + " "
                    + sent[chan]);
        }
        line("class " + id + " EO");
        for (int sink = 0; sink < width; sink++) {
            String digest = hash(pending.get(sink).toString().getBytes(StandardCharsets.ISO_8859_1));
            line("commit " + id + " " + (2 * width + sink) + " 0 " + pendingRecords[sink] + " " + digest);
            pending.get(sink).setLength(0);
            pendingRecords[sink] = 0;
        }
        if (id > 1) {
            line("drop " + (id - 1));
        }
    }

    private byte[] sealed() {
        line("end " + (lines + 1) + " EO EXACT " + hash(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
