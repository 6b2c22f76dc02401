package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.ChannelRef;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import java.util.ArrayList;
import java.util.List;

/** {@code network:}. */
public final class NetworkSection {
    private static final Amount MILLISECOND = new Amount.Fixed(1_000_000);

    static final Key<Amount> LATENCY = Key.optional(
            "latency",
            Types.AMOUNT,
            "1 ms between TaskManagers, 0 ms inside one",
            "One way, per buffer or event; FIFO is kept.");
    static final Key<Amount> LOCAL_LATENCY = Key.optional(
            "local-latency",
            Types.AMOUNT,
            "latency where it is given, else 0 ms",
            "Where both ends are in one TaskManager (T-061).");
    static final Key<Long> BANDWIDTH = Key.of("bandwidth", Types.BANDWIDTH, -1L, "unlimited", "Of each channel.");
    static final Key<Amount> RPC =
            Key.of("rpc", Types.AMOUNT, MILLISECOND, "1 ms", "One way, per message between JobManager and task.");
    static final Key<Amount> CHANNEL_LATENCY =
            Key.optional("latency", Types.AMOUNT, "the network's", "Latency of these channels.");
    static final Key<Long> CHANNEL_BANDWIDTH =
            Key.optional("bandwidth", Types.BANDWIDTH, "the network's", "Bandwidth of these channels.");
    static final Section OVERRIDE = Section.of(
            "channelOverride",
            "an entry of network.channels",
            ChannelKeys.FROM,
            ChannelKeys.TO,
            ChannelKeys.INPUT,
            CHANNEL_LATENCY,
            CHANNEL_BANDWIDTH);
    static final Key<List<Fields>> CHANNELS = Key.optional(
            "channels", Types.list(OVERRIDE), "none", "Other values for some channels; the last match wins.");

    /** Its fields. */
    public static final Section SECTION =
            Section.of("network", "network", LATENCY, LOCAL_LATENCY, BANDWIDTH, RPC, CHANNELS);

    private NetworkSection() {}

    /** The sections of its parts. */
    public static List<Section> parts() {
        return List.of(OVERRIDE);
    }

    static NetworkSpec read(Fields fields, Context context) {
        Amount latency = fields.find(LATENCY);
        Amount local = fields.find(LOCAL_LATENCY);
        List<NetworkSpec.ChannelOverride> overrides = new ArrayList<>();
        for (Fields entry : fields.get(CHANNELS, List.of())) {
            addOverride(entry, context, overrides);
        }
        Amount localByDefault = latency == null ? Amount.Fixed.ZERO : latency;
        return new NetworkSpec(
                latency == null ? MILLISECOND : latency,
                local == null ? localByDefault : local,
                fields.get(BANDWIDTH),
                fields.get(RPC),
                overrides);
    }

    private static void addOverride(Fields entry, Context context, List<NetworkSpec.ChannelOverride> to) {
        ChannelRef channels = ChannelKeys.read(entry, context);
        if (!entry.has(CHANNEL_LATENCY) && !entry.has(CHANNEL_BANDWIDTH)) {
            context.problems()
                    .error(
                            entry.place(),
                            "an entry of network.channels changes nothing",
                            "give it latency or bandwidth");
        }
        if (channels != null) {
            to.add(new NetworkSpec.ChannelOverride(
                    channels, entry.find(CHANNEL_LATENCY), entry.find(CHANNEL_BANDWIDTH)));
        } else if (!entry.has(ChannelKeys.FROM) && !entry.has(ChannelKeys.TO)) {
            context.problems()
                    .error(entry.place(), "an entry of network.channels names no channel", "give it from and to");
        }
    }
}
