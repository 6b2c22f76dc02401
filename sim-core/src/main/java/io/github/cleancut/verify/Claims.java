package io.github.cleancut.verify;

import io.github.cleancut.verify.Model.Channel;
import io.github.cleancut.verify.Model.Checkpoint;
import io.github.cleancut.verify.Model.Crossing;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules C4, C5 and C10: what is claimed of the cuts of a checkpoint that is done; judged when another line comes. */
final class Claims {
    private final Graph graph;
    private final Map<String, Long> checked;
    private @Nullable Checkpoint claimed;
    private int claims;
    private @Nullable Wrong problem;
    private boolean isNothingLost = true;
    private boolean isNothingDoubled = true;

    Claims(Graph graph, Map<String, Long> checked) {
        this.graph = graph;
        this.checked = checked;
    }

    String weakest() {
        String weakest = isNothingLost ? (isNothingDoubled ? "EO" : "ALO") : (isNothingDoubled ? "AMO" : "NONE");
        return checked.getOrDefault("done", 0L) == 0 ? "-" : weakest;
    }

    /** A checkpoint is done: claims about it follow. */
    void expect(Checkpoint checkpoint) {
        claimed = checkpoint;
        claims = 0;
    }

    /** Before a line that is no claim. */
    void judge() {
        if (claimed != null) {
            judge(claimed);
        }
    }

    private void count(String what, long by) {
        checked.merge(what, by, Long::sum);
    }

    private void note(boolean holds, String rule, String sentence) {
        if (!holds && problem == null) {
            problem = new Wrong(rule, sentence);
        }
    }

    void accept(String[] line) {
        Checkpoint checkpoint = claimed;
        if (checkpoint == null) {
            throw new Wrong("C4", "a claim that follows no done");
        }
        note(
                line[1].equals(Long.toString(checkpoint.id)),
                "C4",
                "a claim about " + line[1] + " after done " + checkpoint.id);
        if (line[0].equals("class")) {
            note(
                    checkpoint.claim.isEmpty() && claims == graph.channels().size(),
                    "C4",
                    "one cut of each channel, then one class");
            checkpoint.claim = line[2];
            return;
        }
        Channel channel = graph.channel(line[2]);
        Crossing crossing = checkpoint.crossings[channel.id];
        long n = Long.parseLong(line[3]);
        if (line[0].equals("cut")) {
            note(!crossing.isClaimed && checkpoint.claim.isEmpty(), "C4", "one cut of each channel, then one class");
            claims++;
            crossing.isClaimed = true;
            cut(
                    checkpoint,
                    crossing,
                    Arrays.stream(line).skip(3).mapToLong(Long::parseLong).toArray());
        } else {
            witness(checkpoint, crossing, n, line[0].equals("lost"));
        }
    }

    private void witness(Checkpoint checkpoint, Crossing crossing, long n, boolean isLost) {
        boolean fits = isLost
                ? crossing.deficit > 0 && crossing.received < n && n <= crossing.sent && !crossing.logs.contains(n, n)
                : crossing.deficit < 0 && crossing.sent < n && n <= crossing.received;
        note(!checkpoint.claim.isEmpty() && fits, "C5", "record " + n + " is no witness");
        crossing.isWitnessed = true;
    }

    private void cut(Checkpoint checkpoint, Crossing crossing, long[] claim) {
        boolean isTrusted = checkpoint.plannedAt == 0 || !graph.isFull();
        if (isTrusted) {
            crossing.sent = claim[0];
            crossing.received = claim[1];
        }
        boolean isTrue = crossing.sent == claim[0] && crossing.received == claim[1];
        note(isTrue, "C4", "sent " + crossing.sent + " and received " + crossing.received + " at the cut");
        boolean isEmpty = crossing.logs.isEmpty();
        boolean isLogged = isEmpty
                ? claim[2] - 1 == claim[1] && claim[3] == claim[1]
                : !crossing.hasOverlap
                        && crossing.logs.isExactly(claim[2], claim[3])
                        && claim[2] > claim[1]
                        && claim[3] <= claim[0];
        note(
                isLogged,
                "C5",
                "the log lines do not make up " + claim[2] + " to " + claim[3] + " above what was received");
        crossing.deficit = claim[0] - claim[1] - (isEmpty ? 0 : claim[3] - claim[2] + 1);
        boolean isPassed = crossing.barrierReceived >= 0 && crossing.barrierReceived < crossing.sent && isEmpty;
        note(isTrusted || !isPassed || crossing.deficit > 0, "C4b", "the barrier overtook records that are not logged");
        count("cuts", 1);
        count("logged", isEmpty ? 0 : claim[3] - claim[2] + 1);
    }

    private void judge(Checkpoint checkpoint) {
        boolean isLossless = true;
        boolean isDoubleFree = true;
        for (Crossing crossing : checkpoint.crossings) {
            isLossless &= crossing.deficit <= 0;
            isDoubleFree &= crossing.deficit >= 0;
            note(crossing.deficit == 0 || crossing.isWitnessed, "C5", "a deficit without a witness");
        }
        String due = isLossless ? (isDoubleFree ? "EO" : "ALO") : (isDoubleFree ? "AMO" : "NONE");
        note(!checkpoint.claim.isEmpty(), "C4", "checkpoint " + checkpoint.id + " is done and has not all its cuts");
        note(checkpoint.claim.equals(due), "C5", "checkpoint " + checkpoint.id + " is " + due);
        if (problem != null) {
            throw problem;
        }
        isNothingLost &= isLossless;
        isNothingDoubled &= isDoubleFree;
        claimed = null;
    }
}
