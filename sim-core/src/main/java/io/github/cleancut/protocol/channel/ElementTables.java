package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CancelMarker;
import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.EndOfData;
import io.github.cleancut.protocol.message.EndOfOutputChannelState;
import io.github.cleancut.protocol.message.EndOfPartition;
import io.github.cleancut.protocol.message.EventAnnouncement;
import io.github.cleancut.protocol.rule.Rule;
import io.github.cleancut.protocol.rule.RuleTable;

/** Kinds of elements and how they behave: T-010. */
public final class ElementTables {
    // spotless:off
    /** How a kind behaves in a channel. */
    public static final RuleTable<ElementKind, ElementKind, Found> TRAITS = table("element/traits",
        rule("CEK1", "records, watermarks: may be stored",            isKind(ElementKind.DATA_BUFFER),               Found::stored,             "T-010"),
        rule("CEK2", "plain event: stays in order",                   isKind(ElementKind.PLAIN_EVENT),               Found::inOrder,            "T-010", "T-135"),
        rule("CEK3", "aligned barrier: silences its subpartition",    isKind(ElementKind.ALIGNED_BARRIER),           Found::blocking,           "T-010", "T-052"),
        rule("CEK4", "timeoutable barrier: and is announced",         isKind(ElementKind.TIMEOUTABLE_BARRIER),       Found::blockingAnnounced,  "T-010", "T-072"),
        rule("CEK5", "priority: overtakes",                           isKind(ElementKind.PRIORITISED_EVENT),         Found::overtaking,         "T-010", "T-051"),
        rule("CEK6", "end of recovered output: silences",             isKind(ElementKind.RECOVERY_COMPLETION),       Found::blocking,           "T-010", "T-192"),
        rule("CEK7", "end of data: stays in order",                   isKind(ElementKind.END_OF_DATA),               Found::inOrder,            "T-010"),
        rule("CEK8", "end of partition: stays in order",              isKind(ElementKind.END_OF_PARTITION),          Found::inOrder,            "T-010"),
        rule("CEK9", "watermark event that must be aligned",          isKind(ElementKind.ALIGNED_WATERMARK_EVENT),   Found::blocking,           "T-010"),
        rule("CEK10", "other watermark event",                        isKind(ElementKind.UNALIGNED_WATERMARK_EVENT), Found::inOrder,            "T-010"));

    /** Which kind an event is. */
    public static final RuleTable<ChannelEvent, ChannelEvent, Found> KIND_OF_EVENT = table("element/kind-of-event",
        rule("CEV1", "barrier of an at-least-once checkpoint",        ElementTables::isAtLeastOnce,                  Found::plain,              "T-010"),
        rule("CEV2", "aligned barrier that stays aligned",            ElementTables::isAlignedForGood,               Found::aligned,            "T-010"),
        rule("CEV3", "aligned barrier that may turn unaligned",       ElementTables::isTimeoutable,                  Found::timeoutable,        "T-010"),
        rule("CEV4", "unaligned barrier",                             ElementTables::isUnaligned,                    Found::prioritised,        "T-010"),
        rule("CEV5", "announcement",                                  ElementTables::isAnnouncement,                 Found::prioritised,        "T-010"),
        rule("CEV6", "cancel marker: no priority",                    ElementTables::isCancel,                       Found::plain,              "T-010", "T-135"),
        rule("CEV7", "end of recovered output",                       ElementTables::isEndOfOutputChannelState,      Found::recoveryCompletion, "T-010"),
        rule("CEV8", "end of data",                                   ElementTables::isEndOfData,                    Found::endOfData,          "T-010"),
        rule("CEV9", "end of partition",                              ElementTables::isEndOfPartition,               Found::endOfPartition,     "T-010"));
    // spotless:on

    private ElementTables() {}

    /** Takes what a row says. */
    public static final class Found {
        private ElementTraits traits = ElementTraits.IN_ORDER;
        private ElementKind kind = ElementKind.PLAIN_EVENT;

        /** The traits that the last row of the traits table gave. */
        public ElementTraits traits() {
            return traits;
        }

        /** The kind that the last row of the event table gave. */
        public ElementKind kind() {
            return kind;
        }

        private static void stored(ElementKind state, ElementKind kind, Found out) {
            out.traits = ElementTraits.STORED;
        }

        private static void inOrder(ElementKind state, ElementKind kind, Found out) {
            out.traits = ElementTraits.IN_ORDER;
        }

        private static void blocking(ElementKind state, ElementKind kind, Found out) {
            out.traits = ElementTraits.BLOCKING;
        }

        private static void blockingAnnounced(ElementKind state, ElementKind kind, Found out) {
            out.traits = ElementTraits.BLOCKING_ANNOUNCED;
        }

        private static void overtaking(ElementKind state, ElementKind kind, Found out) {
            out.traits = ElementTraits.OVERTAKING;
        }

        private static void plain(ChannelEvent state, ChannelEvent event, Found out) {
            out.kind = ElementKind.PLAIN_EVENT;
        }

        private static void aligned(ChannelEvent state, ChannelEvent event, Found out) {
            out.kind = ElementKind.ALIGNED_BARRIER;
        }

        private static void timeoutable(ChannelEvent state, ChannelEvent event, Found out) {
            out.kind = ElementKind.TIMEOUTABLE_BARRIER;
        }

        private static void prioritised(ChannelEvent state, ChannelEvent event, Found out) {
            out.kind = ElementKind.PRIORITISED_EVENT;
        }

        private static void recoveryCompletion(ChannelEvent state, ChannelEvent event, Found out) {
            out.kind = ElementKind.RECOVERY_COMPLETION;
        }

        private static void endOfData(ChannelEvent state, ChannelEvent event, Found out) {
            out.kind = ElementKind.END_OF_DATA;
        }

        private static void endOfPartition(ChannelEvent state, ChannelEvent event, Found out) {
            out.kind = ElementKind.END_OF_PARTITION;
        }
    }

    private static Rule.Guard<ElementKind, ElementKind> isKind(ElementKind meant) {
        return (state, kind) -> kind == meant;
    }

    private static boolean isAtLeastOnce(ChannelEvent state, ChannelEvent event) {
        return event instanceof Barrier barrier && !barrier.options().isExactlyOnce();
    }

    private static boolean isAlignedForGood(ChannelEvent state, ChannelEvent event) {
        return event instanceof Barrier barrier && staysAligned(barrier.options());
    }

    private static boolean staysAligned(CheckpointOptions options) {
        return options.needsAlignment() && !options.isTimeoutable();
    }

    private static boolean isTimeoutable(ChannelEvent state, ChannelEvent event) {
        return event instanceof Barrier barrier && barrier.options().isTimeoutable();
    }

    private static boolean isUnaligned(ChannelEvent state, ChannelEvent event) {
        return event instanceof Barrier barrier && barrier.options().isUnaligned();
    }

    private static boolean isAnnouncement(ChannelEvent state, ChannelEvent event) {
        return event instanceof EventAnnouncement;
    }

    private static boolean isCancel(ChannelEvent state, ChannelEvent event) {
        return event instanceof CancelMarker;
    }

    private static boolean isEndOfOutputChannelState(ChannelEvent state, ChannelEvent event) {
        return event instanceof EndOfOutputChannelState;
    }

    private static boolean isEndOfData(ChannelEvent state, ChannelEvent event) {
        return event instanceof EndOfData;
    }

    private static boolean isEndOfPartition(ChannelEvent state, ChannelEvent event) {
        return event instanceof EndOfPartition;
    }
}
