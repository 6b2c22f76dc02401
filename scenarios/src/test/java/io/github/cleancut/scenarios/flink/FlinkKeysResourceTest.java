package io.github.cleancut.scenarios.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of Flink's keys is what Flink's own classes say; {@code -Dcleancut.regenerate=true} writes it anew. */
class FlinkKeysResourceTest {
    private static final Path RESOURCE =
            Path.of(System.getProperty("cleancut.root", ".."), "scenarios/src/main/resources/flink-2.3.0-keys.tsv");

    @Test
    void theCheckedInListOfKeysIsFlinksOwn() throws Exception {
        List<String> lines = FlinkOptionClasses.lines();
        if (Boolean.getBoolean("cleancut.regenerate")) {
            Files.writeString(RESOURCE, String.join("\n", lines) + "\n");
        }
        assertEquals(lines, Files.readAllLines(RESOURCE, StandardCharsets.UTF_8));
    }

    @Test
    void noKeyHasABlankInIt() {
        List<String> blank = FlinkKeys.flink23().all().keySet().stream()
                .filter(key -> key.chars().anyMatch(Character::isWhitespace))
                .toList();
        assertEquals(List.of(), blank);
    }

    @Test
    void metricsOfRocksDbAreKnownByTheNamesOfTheirProperties() {
        String key = "state.backend.rocksdb.metrics.estimate-live-data-size";
        assertEquals(
                new FlinkKeys.Known(key, "Boolean", "false"),
                FlinkKeys.flink23().all().get(key));
    }
}
