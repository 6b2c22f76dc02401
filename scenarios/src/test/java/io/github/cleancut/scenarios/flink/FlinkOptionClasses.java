package io.github.cleancut.scenarios.flink;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;

/** Every option of Flink's own option classes, found by reflection in its jars. */
final class FlinkOptionClasses {
    private static final List<String> ANCHORS = List.of(
            "org.apache.flink.configuration.CheckpointingOptions",
            "org.apache.flink.runtime.checkpoint.CheckpointCoordinator",
            "org.apache.flink.state.rocksdb.RocksDBOptions",
            "org.apache.flink.table.api.config.TableConfigOptions",
            "org.apache.flink.client.cli.ClientOptions",
            "org.apache.flink.kubernetes.configuration.KubernetesConfigOptions",
            "org.apache.flink.yarn.configuration.YarnConfigOptions",
            "org.apache.flink.table.gateway.api.config.SqlGatewayServiceConfigOptions");

    private FlinkOptionClasses() {}

    /** The lines of the resource: key, type, default, other names, separated by tabs; by key. */
    static List<String> lines() throws IOException, ReflectiveOperationException {
        Map<String, String> lines = new TreeMap<>();
        for (String anchor : ANCHORS) {
            Class<?> inJar = Class.forName(anchor, false, FlinkOptionClasses.class.getClassLoader());
            Path jar = Path.of(
                    inJar.getProtectionDomain().getCodeSource().getLocation().getPath());
            List<String> unloadable = new ArrayList<>();
            for (ConfigOption<?> option : optionsOf(jar, unloadable)) {
                lines.putIfAbsent(option.key(), line(option));
            }
            for (String line : FlinkOptionKeys.inClassFiles(jar, unloadable)) {
                lines.putIfAbsent(line.substring(0, line.indexOf('\t')), line);
            }
        }
        // Options of a reporter or a plugin are declared without their prefix: "interval" alone is no key.
        lines.keySet().removeIf(key -> !key.contains(".") && !key.equals("external-resources"));
        return new ArrayList<>(lines.values());
    }

    private static List<ConfigOption<?>> optionsOf(Path jar, List<String> unloadable)
            throws IOException, IllegalAccessException {
        List<ConfigOption<?>> options = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> names = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && name.contains("Option") && !name.contains("/shaded/"))
                    .sorted()
                    .toList();
            for (String name : names) {
                if (!addOptions(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'), options)) {
                    unloadable.add(name);
                }
            }
        }
        return options;
    }

    private static boolean addOptions(String className, List<ConfigOption<?>> to) throws IllegalAccessException {
        try {
            Class<?> type = Class.forName(className);
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
                    field.setAccessible(true);
                    if (field.get(null) instanceof ConfigOption<?> option) {
                        to.add(option);
                    }
                }
            }
            return true;
        } catch (ClassNotFoundException | LinkageError notLoadable) {
            if (className.startsWith("org.apache.flink.configuration.")) {
                throw new IllegalStateException(className, notLoadable);
            }
            return false;
        }
    }

    private static String line(ConfigOption<?> option) {
        List<String> others = new ArrayList<>();
        for (FallbackKey other : option.fallbackKeys()) {
            others.add((other.isDeprecated() ? "" : "+") + other.getKey());
        }
        return String.join("\t", option.key(), typeOf(option), text(option.defaultValue()), String.join(" ", others))
                .stripTrailing();
    }

    private static String typeOf(ConfigOption<?> option) {
        try {
            Method clazz = ConfigOption.class.getDeclaredMethod("getClazz");
            clazz.setAccessible(true);
            Method isList = ConfigOption.class.getDeclaredMethod("isList");
            isList.setAccessible(true);
            Class<?> type = (Class<?>) clazz.invoke(option);
            String name = type.isEnum() ? "Enum(" + constants(type) + ")" : type.getSimpleName();
            return Boolean.TRUE.equals(isList.invoke(option)) ? "List<" + name + ">" : name;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static String constants(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            names.add(constant.toString());
        }
        return String.join("|", names);
    }

    private static String text(Object value) {
        if (value == null) {
            return "none";
        }
        if (String.valueOf(value).isBlank() || value.equals(List.of())) {
            return "\"\"";
        }
        if (value instanceof Duration duration) {
            return io.github.cleancut.scenarios.value.Durations.text(duration.toNanos());
        }
        if (value instanceof Collection<?> list) {
            return String.join(";", list.stream().map(String::valueOf).toList());
        }
        return String.valueOf(value)
                .replaceAll("\\s+", " ")
                .replace(System.getProperty("java.io.tmpdir"), "${java.io.tmpdir}");
    }
}
