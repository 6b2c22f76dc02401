package io.github.cleancut.scenarios.flink;

import io.github.cleancut.model.BufferDebloating;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.value.ValueException;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the {@code flink:} section as Flink would, and refuses what Flink refuses. */
public final class FlinkSection {
    /** Below these prefixes a key that Flink does not have is a misspelling, not somebody else's key. */
    private static final List<String> OURS =
            List.of("execution.checkpointing.", "execution.state-recovery.", "restart-strategy.", "restart-strategy");

    private final FlinkEntries entries;
    private final Place section;
    private final Problems problems;
    private final SortedMap<String, String> resolved = new TreeMap<>();

    private FlinkSection(FlinkEntries entries, Place section, Problems problems) {
        this.entries = entries;
        this.section = section;
        this.problems = problems;
    }

    /**
     * Reads a section.
     *
     * @param entries the flattened keys
     * @param section where it begins, for what no single key says
     */
    public static FlinkSettings read(FlinkEntries entries, Place section, Problems problems) {
        return new FlinkSection(entries, section, problems).read();
    }

    private FlinkSettings read() {
        checkNames();
        FlinkOptions.all().forEach(this::parsed);
        CheckpointConfig checkpointing = checkpointing();
        RestartStrategy restart = new RestartSection(this).read(checkpointing.isPeriodic());
        checkModelled();
        for (FlinkOption<?> option : FlinkOptions.GENERAL) {
            resolve(option);
        }
        FlinkConfig config = new FlinkConfig(
                checkpointing,
                restart,
                get(FlinkOptions.FAILOVER, "region").equals("region"),
                get(FlinkOptions.INCREMENTAL, false),
                get(FlinkOptions.INLINE_THRESHOLD, 0L),
                get(FlinkOptions.HEARTBEAT_INTERVAL, 0L),
                get(FlinkOptions.HEARTBEAT_TIMEOUT, 0L),
                get(FlinkOptions.BUFFER_TIMEOUT_ENABLED, true) ? get(FlinkOptions.BUFFER_TIMEOUT, 0L) : -1,
                get(FlinkOptions.SEGMENT_SIZE, 0L),
                debloating(),
                resolved);
        new FlinkRefusals(this).check(config);
        new FactoryNames(entries, problems).check();
        new SilentChanges(this).check(checkpointing);
        return new FlinkSettings(
                config,
                get(FlinkOptions.PARALLELISM, 1),
                get(FlinkOptions.MAX_PARALLELISM, -1),
                get(FlinkOptions.SLOTS, -1),
                get(FlinkOptions.CLAIM_MODE, "NO_CLAIM"),
                get(FlinkOptions.AUTO_WATERMARK, 200L));
    }

    private BufferDebloating debloating() {
        return new BufferDebloating(
                get(FlinkOptions.DEBLOAT, false),
                get(FlinkOptions.DEBLOAT_PERIOD, 0L),
                get(FlinkOptions.DEBLOAT_TARGET, 0L),
                get(FlinkOptions.DEBLOAT_SAMPLES, 0),
                get(FlinkOptions.DEBLOAT_THRESHOLD, 0),
                get(FlinkOptions.LEAST_SEGMENT_SIZE, 0L),
                get(FlinkOptions.FIRST_SEGMENT_SIZE, 0L));
    }

    private CheckpointConfig checkpointing() {
        long interval = get(FlinkOptions.INTERVAL, -1L);
        boolean isPeriodic = interval >= 10;
        // C-015: without checkpointing the mode reads as at least once; unaligned needs exactly once.
        boolean exactlyOnce = isPeriodic && get(FlinkOptions.MODE, "").equals("EXACTLY_ONCE");
        return new CheckpointConfig(
                isPeriodic ? interval : -1,
                backlogInterval(),
                get(FlinkOptions.MIN_PAUSE, 0L),
                get(FlinkOptions.MAX_CONCURRENT, 1),
                get(FlinkOptions.TIMEOUT, 0L),
                get(FlinkOptions.TOLERABLE, 0),
                exactlyOnce,
                exactlyOnce && get(FlinkOptions.UNALIGNED, false),
                get(FlinkOptions.ALIGNED_TIMEOUT, 0L),
                get(FlinkOptions.AFTER_TASKS_FINISH, true),
                Math.max(1, get(FlinkOptions.RETAINED, 1)),
                CheckpointConfig.Retention.valueOf(get(FlinkOptions.RETENTION, "NO_EXTERNALIZED_CHECKPOINTS")));
    }

    /** C-012: below 10 ms is off. */
    private long backlogInterval() {
        long millis = get(FlinkOptions.BACKLOG_INTERVAL, -1L);
        return millis >= 0 && millis < 10 ? 0 : millis;
    }

    /**
     * The value of a key, Flink's default where it is absent.
     *
     * @param otherwise where it has no default, or the value is wrong
     */
    <T> T get(FlinkOption<T> option, T otherwise) {
        FlinkEntries.Entry entry = entries.find(option.key());
        String text = entry == null ? option.defaultText() : entry.text();
        if (text == null) {
            return otherwise;
        }
        try {
            return option.type().parse(text);
        } catch (ValueException reportedAtTheStart) {
            return otherwise;
        }
    }

    /** Where a key's value stands, or the section. */
    Place place(FlinkOption<?> option) {
        FlinkEntries.Entry entry = entries.find(option.key());
        return entry == null ? section : entry.value().place();
    }

    /** Whether a key is given. */
    boolean has(FlinkOption<?> option) {
        return entries.find(option.key()) != null;
    }

    Problems problems() {
        return problems;
    }

    /** Writes a key's default into the resolved section where it is not given. */
    void resolve(FlinkOption<?> option) {
        String defaultText = option.defaultText();
        if (defaultText != null) {
            resolved.putIfAbsent(option.key(), defaultText);
        }
    }

    /** Writes a value that depends on other keys into the resolved section where it is not given. */
    void resolve(FlinkOption<?> option, String text) {
        resolved.putIfAbsent(option.key(), text);
    }

    private void checkNames() {
        List<String> notModelled = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> modelled =
                FlinkOptions.all().stream().map(FlinkOption::key).toList();
        for (FlinkEntries.Entry entry : entries.all()) {
            resolved.put(entry.current(), entry.text());
            if (!entry.given().equals(entry.current())) {
                problems.warn(
                        entry.place(),
                        entry.given() + " is deprecated in Flink",
                        "the key is " + entry.current() + " now");
            }
            if (FlinkKeys.flink23().has(entry.current())) {
                if (!modelled.contains(entry.current())) {
                    notModelled.add(entry.current());
                }
            } else if (OURS.stream().anyMatch(entry.current()::startsWith)) {
                misspelt(entry);
            } else {
                unknown.add(entry.current() + meant(entry.current()));
            }
        }
        list(notModelled, "accepted, not modelled: ", "these keys change nothing in a run");
        list(unknown, "unknown to Flink: ", "Flink 2.3.0 has no such keys and ignores them too");
    }

    private void list(List<String> keys, String words, String hint) {
        if (!keys.isEmpty()) {
            problems.warn(section, words + String.join(", ", keys), hint);
        }
    }

    private void misspelt(FlinkEntries.Entry entry) {
        FlinkKeys.Known known = FlinkKeys.flink23().nearest(entry.given());
        String hint = known == null
                ? "docs/scenario-format.md lists the keys"
                : "did you mean " + known.key() + " (" + known.type() + ", default " + known.defaultText() + ")?";
        problems.error(entry.place(), "unknown key " + entry.given(), hint);
    }

    private static String meant(String key) {
        FlinkKeys.Known known = FlinkKeys.flink23().nearest(key);
        return known == null ? "" : " (did you mean " + known.key() + "?)";
    }

    private void checkModelled() {
        for (FlinkEntries.Entry entry : entries.all()) {
            NotModelled.check("flink." + entry.current(), entry.place(), problems);
        }
        for (FlinkOption<?> option : List.<FlinkOption<?>>of(
                FlinkOptions.UNALIGNED,
                FlinkOptions.DURING_RECOVERY,
                FlinkOptions.RUNTIME_MODE,
                FlinkOptions.PAUSE_SOURCES,
                FlinkOptions.CHANGELOG,
                FlinkOptions.SCHEDULER)) {
            checkModelled(option);
        }
    }

    private <T> void checkModelled(FlinkOption<T> option) {
        if (has(option) && !isIdle(option)) {
            @Nullable T value = parsed(option);
            NotModelled.check("flink." + option.key() + "=" + value, place(option), problems);
        }
    }

    /** C-015: unaligned is off unless the mode is exactly once; with C-014 and C-016 Flink refuses the job itself. */
    private boolean isIdle(FlinkOption<?> option) {
        if (option.key().equals(FlinkOptions.PAUSE_SOURCES.key())) {
            return backlogInterval() == 0 || (backlogInterval() < 0 && get(FlinkOptions.INTERVAL, -1L) < 10);
        }
        boolean isOn = get(FlinkOptions.INTERVAL, -1L) >= 10
                && get(FlinkOptions.MODE, "").equals("EXACTLY_ONCE")
                && get(FlinkOptions.MAX_CONCURRENT, 1) == 1;
        return option.key().equals(FlinkOptions.UNALIGNED.key()) && !isOn;
    }

    private <T> @Nullable T parsed(FlinkOption<T> option) {
        FlinkEntries.Entry entry = entries.find(option.key());
        try {
            return entry == null ? null : option.type().parse(entry.text());
        } catch (ValueException bad) {
            problems.error(place(option), option.key() + ": " + bad.getMessage(), bad.hint());
            return null;
        }
    }
}
