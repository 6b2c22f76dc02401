package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.ChannelRules;
import io.github.cleancut.protocol.channel.ElementKind;
import io.github.cleancut.protocol.channel.ElementTraits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the channel tables say of elements, asked once for each event: every buffer passes here. */
final class TraitsByCode {
    private final ChannelRules rules;
    private final ElementTable elements;
    private final ElementTraits ofData;
    private @Nullable ElementTraits[] ofEvents = new ElementTraits[16];

    TraitsByCode(ChannelRules rules, ElementTable elements) {
        this.rules = rules;
        this.elements = elements;
        this.ofData = rules.traits(ElementKind.DATA_BUFFER);
    }

    ElementTraits of(long element) {
        if (ElementTable.isData(element)) {
            return ofData;
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
