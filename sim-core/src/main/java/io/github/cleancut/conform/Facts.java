package io.github.cleancut.conform;

import io.github.cleancut.protocol.barrier.HandlerFacts;
import java.util.ArrayList;
import java.util.List;

/** Writes facts about a handler in the words of the recordings. */
final class Facts {
    private Facts() {}

    static void ofHandler(HandlerFacts facts, List<String> names, boolean alternating, List<String> to) {
        if (facts instanceof HandlerFacts.Alignment alignment) {
            to.add("current_checkpoint=" + alignment.currentId());
            to.add("last_done_or_aborted=" + alignment.lastFinishedId());
            to.add("pending=" + alignment.pending());
            to.add("aligned_channels=" + channels(alignment.aligned(), names));
            to.add("target_channels=" + alignment.targetChannels());
            to.add("phase=" + phase(alignment, alternating));
        } else if (facts instanceof HandlerFacts.Tracking tracking) {
            to.add("latest_pending=" + tracking.highestId());
            List<String> entries = new ArrayList<>();
            for (HandlerFacts.Tracked entry : tracking.entries()) {
                entries.add("{id=" + entry.checkpointId() + " aligned_channels="
                        + channels(entry.channels(), names) + " target_channels=" + entry.targetChannels()
                        + " aborted=" + entry.aborted() + "}");
            }
            to.add("pending=" + entries);
        }
        to.add("open_channels=" + facts.openChannels());
    }

    static void addIf(boolean condition, String name, List<String> to) {
        if (condition) {
            to.add(name);
        }
    }

    static void addCount(String name, int count, List<String> to) {
        if (count > 0) {
            to.add(name + "=" + count);
        }
    }

    private static List<String> channels(List<Integer> channels, List<String> names) {
        return channels.stream().map(names::get).sorted().toList();
    }

    private static String phase(HandlerFacts.Alignment facts, boolean alternating) {
        String prefix = alternating ? "Alternating" : "";
        String phase = facts.collecting() ? "CollectingBarriers" : "WaitingForFirstBarrier";
        return prefix + phase + (facts.unaligned() ? "Unaligned" : "");
    }
}
