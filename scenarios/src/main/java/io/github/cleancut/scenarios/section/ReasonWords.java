package io.github.cleancut.scenarios.section;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import java.util.Arrays;

/** Flink's failure reasons. */
public final class ReasonWords {
    /** One of them. */
    public static final ValueType<String> TYPE = Types.words(
            "failure reason",
            Arrays.stream(CheckpointFailureReason.values())
                    .map(CheckpointFailureReason::name)
                    .toList());

    private ReasonWords() {}
}
