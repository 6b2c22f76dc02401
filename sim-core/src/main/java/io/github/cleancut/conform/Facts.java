package io.github.cleancut.conform;

import io.github.cleancut.protocol.barrier.HandlerFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes facts about a handler in the words of the recordings. */
final class Facts {
    private Facts() {}

    static void ofHandler(HandlerFacts facts, List<String> names, boolean alternating, Entry to) {
        if (facts instanceof HandlerFacts.Alignment alignment) {
            to.with("current_checkpoint", alignment.currentId())
                    .with("last_done_or_aborted", alignment.lastFinishedId())
                    .with("pending", alignment.pending())
                    .with("aligned_channels", channels(alignment.aligned(), names))
                    .with("target_channels", alignment.targetChannels())
                    .with("phase", phase(alignment, alternating));
        } else if (facts instanceof HandlerFacts.Tracking tracking) {
            to.with("latest_pending", tracking.highestId());
            List<Object> entries = new ArrayList<>();
            for (HandlerFacts.Tracked entry : tracking.entries()) {
                entries.add(tracked(entry, names));
            }
            to.with("pending", entries);
        }
        to.with("open_channels", facts.openChannels());
    }

    private static Map<String, Object> tracked(HandlerFacts.Tracked entry, List<String> names) {
        return new Entry()
                .with("id", entry.checkpointId())
                .with("aligned_channels", channels(entry.channels(), names))
                .with("target_channels", entry.targetChannels())
                .with("aborted", entry.aborted())
                .fields();
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
