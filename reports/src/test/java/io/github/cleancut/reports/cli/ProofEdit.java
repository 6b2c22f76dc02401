package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.run.TraceWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * One token of a certificate replaced, and the seal put right.
 *
 * @param lines the edited lines, sealed
 * @param line the line that was edited, from 0
 * @param token the token in it, from 0
 * @param old what stood there
 */
record ProofEdit(List<String> lines, int line, int token, String old) {
    private static final List<List<String>> WORDS = List.of(
            List.of("exact", "atmost"),
            List.of("source", "op", "sink"),
            List.of("EO", "ALO", "AMO", "NONE", "-"),
            List.of("EXACT", "DUP", "GAP", "BOTH", "-"),
            List.of("s", "r", "b", "B", "ack", "fin", "drop", "done"),
            List.of("orphan", "lost"),
            List.of("commit", "void"));

    /** Draws an edit of some certificate; rare kinds of lines as often as frequent ones. */
    static ProofEdit draw(List<String> lines, Random random) {
        List<String> kinds = lines.stream().map(ProofEdit::kind).distinct().toList();
        String kind = kinds.get(random.nextInt(kinds.size()));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (kind(lines.get(i)).equals(kind)) {
                places.add(i);
            }
        }
        int line = places.get(random.nextInt(places.size()));
        String[] tokens = lines.get(line).split(" ", -1);
        int token = random.nextInt(tokens.length);
        String old = tokens[token];
        tokens[token] = other(old, lines, random);
        List<String> edited = new ArrayList<>(lines);
        edited.set(line, String.join(" ", tokens));
        return new ProofEdit(seal(edited), line, token, old);
    }

    private static String kind(String line) {
        return line.substring(0, Math.max(1, line.indexOf(' ')));
    }

    private static String other(String token, List<String> lines, Random random) {
        for (List<String> words : WORDS) {
            if (words.contains(token)) {
                return words.get(random.nextInt(words.size()));
            }
        }
        if (token.matches("\\d{1,18}")) {
            long number = Long.parseLong(token);
            return switch (random.nextInt(5)) {
                case 0 -> Long.toString(number + 1);
                case 1 -> Long.toString(Math.max(0, number - 1));
                case 2 -> Integer.toString(random.nextInt(12));
                case 3 -> Long.toString(random.nextLong() >>> 1);
                default -> tokenOf(lines, random, "\\d{1,18}");
            };
        }
        if (token.matches("[0-9a-f]{64}")) {
            return tokenOf(lines, random, "[0-9a-f]{64}");
        }
        return tokenOf(lines, random, token.contains(":") ? "\\d+:\\d+" : "[A-Za-z_#0-9]+");
    }

    /** Some token of the certificate that looks alike. */
    private static String tokenOf(List<String> lines, Random random, String pattern) {
        for (int tries = 0; tries < 200; tries++) {
            String[] tokens = lines.get(random.nextInt(lines.size())).split(" ", -1);
            String token = tokens[random.nextInt(tokens.length)];
            if (token.matches(pattern)) {
                return token;
            }
        }
        return "0";
    }

    /** Puts the number of lines and the hash right. */
    static List<String> seal(List<String> lines) {
        List<String> sealed = new ArrayList<>(lines);
        int last = lines.size() - 1;
        String[] end = lines.get(last).split(" ", -1);
        if (end.length == 5) {
            end[1] = Integer.toString(lines.size());
            String body = String.join("\n", lines.subList(0, last)) + "\n";
            end[4] = HexFormat.of().formatHex(TraceWriter.sha256().digest(body.getBytes(StandardCharsets.ISO_8859_1)));
            sealed.set(last, String.join(" ", end));
        }
        return sealed;
    }

    byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    String[] tokens() {
        return lines.get(line).split(" ", -1);
    }

    String now() {
        return tokens()[token];
    }

    String kindOfLine() {
        return tokens()[0];
    }

    @Override
    public String toString() {
        return "line " + (line + 1) + ", token " + token + " was " + old + ": " + lines.get(line);
    }
}
