package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.ChannelRef;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Types;
import org.jspecify.annotations.Nullable;

/** {@code from}, {@code to} and {@code input}: the fields that mean channels. */
final class ChannelKeys {
    static final Key<SubtaskRef> FROM =
            Key.optional("from", Types.SUBTASK, "", "The producing subtask; without index each of its item.");
    static final Key<SubtaskRef> TO =
            Key.optional("to", Types.SUBTASK, "", "The consuming subtask; without index each of its item.");
    static final Key<Long> INPUT =
            Key.optional("input", Types.integer(1, 1000), "all", "Picks one of two edges between the same pair.");

    private ChannelKeys() {}

    /** The channels that are meant, checked against the job; null if that cannot be said. */
    static @Nullable ChannelRef read(Fields fields, Context context) {
        SubtaskRef from = fields.find(FROM);
        SubtaskRef to = fields.find(TO);
        if (from == null || to == null) {
            if (fields.has(FROM) != fields.has(TO)) {
                String missing = fields.has(FROM) ? "to" : "from";
                context.problems()
                        .error(
                                fields.place(),
                                "a channel has no " + missing,
                                "{from: \"tokenize[1]\", to: \"sum[0]\"}");
            }
            return null;
        }
        ChannelRef ref = new ChannelRef(from, to, Math.toIntExact(fields.get(INPUT, 0L)));
        context.names().check(ref, fields.place(FROM), context.problems());
        return ref;
    }
}
