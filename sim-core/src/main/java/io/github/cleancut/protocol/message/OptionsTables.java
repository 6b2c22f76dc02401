package io.github.cleancut.protocol.message;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** How checkpoint options come into being and change on their way: T-002, T-006, T-124. */
public final class OptionsTables {
    // spotless:off
    /** Options of a new checkpoint, from the configuration (T-002). */
    public static final RuleTable<OptionsRequest, SnapshotType, Chosen> FOR_CONFIG = table("options/for-config",
        rule("MOC1", "at least once, savepoints too",          OptionsRequest::isAtLeastOnce,        OptionsTables::notExactlyOnce,     "T-002"),
        rule("MOC2", "savepoints align without timeout",       OptionsRequest::isExactSavepoint,     OptionsTables::alignedNoTimeout,   "T-002"),
        rule("MOC3", "unaligned checkpoints are off",          OptionsRequest::isPlainAligned,       OptionsTables::alignedNoTimeout,   "T-002"),
        rule("MOC4", "no time for alignment: start unaligned", OptionsRequest::isUnalignedAtOnce,    OptionsTables::unaligned,          "T-002"),
        rule("MOC5", "aligned for a time",                     OptionsRequest::isAlignedForATime,    OptionsTables::alignedWithTimeout, "T-002"));

    /** Options on an exchange that cannot be unaligned (T-006, T-212). */
    public static final RuleTable<CheckpointOptions, AlignmentKind, Chosen> FORCE = table("options/force",
        rule("MOF1", "would need channel state: force it aligned", OptionsTables::needsChannelState, OptionsTables::forceAligned,       "T-006", "T-212"),
        rule("MOF2", "has no channel state anyway",                OptionsTables::needsNone,         OptionsTables::same,               "T-006"));

    /** Options as the receiving task goes on with them (T-006, T-124). */
    public static final RuleTable<CheckpointOptions, AlignmentKind, Chosen> REVERT = table("options/revert",
        rule("MOR1", "forced, a timeout was kept",   OptionsTables::isForcedWithTimeout,    OptionsTables::backToTimeout,           "T-006", "T-124"),
        rule("MOR2", "forced, it was unaligned",     OptionsTables::isForcedWithoutTimeout, OptionsTables::backToUnaligned,         "T-006", "T-124"),
        rule("MOR3", "was not forced",               OptionsTables::isNotForced,            OptionsTables::same,                    "T-006"));
    // spotless:on

    private OptionsTables() {}

    /** The tables of this class. */
    public static List<RuleTable<?, ?, ?>> all() {
        return List.of(FOR_CONFIG, FORCE, REVERT);
    }

    /** Takes the options that a row chose. */
    public static final class Chosen {
        private static final CheckpointOptions NONE_YET = CheckpointOptions.alignedNoTimeout(SnapshotType.CHECKPOINT);

        private CheckpointOptions options = NONE_YET;

        /** The options of the row that fired last. */
        public CheckpointOptions options() {
            return options;
        }
    }

    private static void notExactlyOnce(OptionsRequest request, SnapshotType type, Chosen out) {
        out.options = CheckpointOptions.notExactlyOnce(type);
    }

    private static void alignedNoTimeout(OptionsRequest request, SnapshotType type, Chosen out) {
        out.options = CheckpointOptions.alignedNoTimeout(type);
    }

    private static void unaligned(OptionsRequest request, SnapshotType type, Chosen out) {
        out.options = CheckpointOptions.unaligned(type);
    }

    private static void alignedWithTimeout(OptionsRequest request, SnapshotType type, Chosen out) {
        out.options = CheckpointOptions.alignedWithTimeout(type, request.alignmentTimeoutMillis());
    }

    private static boolean needsChannelState(CheckpointOptions options, AlignmentKind kind) {
        return options.needsChannelState();
    }

    private static boolean needsNone(CheckpointOptions options, AlignmentKind kind) {
        return !options.needsChannelState();
    }

    private static boolean isForcedWithTimeout(CheckpointOptions options, AlignmentKind kind) {
        return kind == AlignmentKind.FORCED_ALIGNED && options.hasTimeout();
    }

    private static boolean isForcedWithoutTimeout(CheckpointOptions options, AlignmentKind kind) {
        return kind == AlignmentKind.FORCED_ALIGNED && !options.hasTimeout();
    }

    private static boolean isNotForced(CheckpointOptions options, AlignmentKind kind) {
        return kind != AlignmentKind.FORCED_ALIGNED;
    }

    private static void forceAligned(CheckpointOptions options, AlignmentKind kind, Chosen out) {
        out.options = CheckpointOptions.forcedAligned(options.type(), options.alignmentTimeoutMillis());
    }

    private static void backToTimeout(CheckpointOptions options, AlignmentKind kind, Chosen out) {
        out.options = CheckpointOptions.alignedWithTimeout(options.type(), options.alignmentTimeoutMillis());
    }

    private static void backToUnaligned(CheckpointOptions options, AlignmentKind kind, Chosen out) {
        out.options = CheckpointOptions.unaligned(options.type());
    }

    private static void same(CheckpointOptions options, AlignmentKind kind, Chosen out) {
        out.options = options;
    }
}
