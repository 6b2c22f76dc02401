package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.StorageSpec;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;

/** {@code storage:}. */
public final class StorageSection {
    static final Key<Amount> LATENCY = Key.of("latency", Types.AMOUNT, Amount.Fixed.ZERO, "0 ms", "Of each operation.");
    static final Key<Long> BANDWIDTH =
            Key.of("bandwidth", Types.BANDWIDTH, -1L, "unlimited", "Shared equally by all transfers.");
    static final Key<Long> CAPACITY =
            Key.of("capacity", Types.SIZE_OR_UNLIMITED, -1L, "unlimited", "Beyond it uploads fail as under fill.");

    /** Its fields. */
    public static final Section SECTION = Section.of("storage", "storage", LATENCY, BANDWIDTH, CAPACITY);

    private StorageSection() {}

    static StorageSpec read(Fields fields) {
        return new StorageSpec(fields.get(LATENCY), fields.get(BANDWIDTH), fields.get(CAPACITY));
    }
}
