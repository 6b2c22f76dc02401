package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.Rate;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code at}, {@code when} and {@code random}: when something strikes. */
final class StrikesReader {
    static final Key<Long> AT = Key.optional("at", Types.DURATION, "", "At this virtual time.");
    static final Key<Fields> WHEN = Key.optional("when", PositionSection.SECTION, "", "At a protocol position.");
    static final Key<Rate> RATE = Key.required("rate", Types.RATE, "Mean number of strikes per time (Poisson).");
    static final Key<Long> FROM = Key.of("from", Types.DURATION, 0L, "0 ms", "None before.");
    static final Key<Long> UNTIL = Key.of("until", Types.DURATION, -1L, "end.at", "None after.");
    static final Key<Long> MAX = Key.of("max", Types.integer(1, 1_000_000), -1L, "no limit", "At most so many.");
    static final Section RANDOM_SECTION = Section.of("random", "random", RATE, FROM, UNTIL, MAX);
    static final Key<Fields> RANDOM = Key.optional("random", RANDOM_SECTION, "", "At random.");
    static final Key<Boolean> OPTIONAL =
            Key.of("optional", Types.BOOLEAN, false, "false", "Whether never striking leaves the run decided.");

    private StrikesReader() {}

    /**
     * When an entry strikes.
     *
     * @param isArmedAlone whether the entry may say nothing: it is armed from 0 on
     * @return null if that cannot be said
     */
    static Fault.@Nullable Strikes read(Fields fields, Names names, boolean isArmedAlone) {
        List<Key<?>> given = List.<Key<?>>of(AT, WHEN, RANDOM).stream()
                .filter(key -> fields.mapping().entry(key.name()) != null)
                .toList();
        if (given.size() > 1) {
            fields.problems()
                    .error(
                            fields.keyPlace(given.get(1)),
                            given.get(0).name() + " and " + given.get(1).name() + " stand together",
                            "one of at, when, random says when it strikes");
            return null;
        }
        if (given.isEmpty()) {
            if (!isArmedAlone) {
                fields.problems()
                        .error(
                                fields.place(),
                                "nothing says when it strikes",
                                "at: 287 ms, or when: {event: completed, checkpoint: 3}");
            }
            return isArmedAlone ? new Fault.Strikes.Armed() : null;
        }
        return one(fields, names);
    }

    private static Fault.@Nullable Strikes one(Fields fields, Names names) {
        if (fields.has(WHEN)) {
            Fields when = fields.find(WHEN);
            Position position = when == null ? null : PositionSection.read(when, names);
            return position == null ? null : new Fault.Strikes.When(position);
        }
        if (fields.has(AT)) {
            Long at = fields.find(AT);
            return at == null ? null : new Fault.Strikes.At(at);
        }
        Fields random = fields.find(RANDOM);
        Rate rate = random == null ? null : random.find(RATE);
        return random == null || rate == null
                ? null
                : new Fault.Strikes.Randomly(rate, random.get(FROM), random.get(UNTIL), random.get(MAX));
    }
}
