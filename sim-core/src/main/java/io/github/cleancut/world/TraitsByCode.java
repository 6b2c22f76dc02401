package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.channel.ElementTraits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the channel tables say of elements, asked once for each event: every record passes here. */
final class TraitsByCode {
    private final ChannelRules rules;
    private final ElementTable elements;
    private final ElementTraits ofRecords;
    private @Nullable ElementTraits[] ofEvents = new ElementTraits[16];

    TraitsByCode(ChannelRules rules, ElementTable elements) {
        this.rules = rules;
        this.elements = elements;
        this.ofRecords = rules.traits(ElementKind.DATA_BUFFER);
    }

    ElementTraits ofRecords() {
        return ofRecords;
    }

    ElementTraits of(long element) {
        if (ElementTable.isRecord(element)) {
            return ofRecords;
        }
        int code = (int) (-1 - element);
        if (code >= ofEvents.length) {
            ofEvents = Arrays.copyOf(ofEvents, 2 * code);
        }
        ElementTraits traits = ofEvents[code];
        if (traits == null) {
            traits = rules.traits(rules.kindOf(elements.event(element), id -> {}));
            ofEvents[code] = traits;
        }
        return traits;
    }
}
