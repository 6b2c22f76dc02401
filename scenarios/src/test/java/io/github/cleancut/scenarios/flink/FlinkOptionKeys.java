package io.github.cleancut.scenarios.flink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.FieldVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.MethodVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;

/** The keys of option classes that cannot be loaded because a native library is not there (RocksDB): read from the byte code of their initialisers. */
final class FlinkOptionKeys {
    private static final String PROPERTY = "org/apache/flink/state/rocksdb/RocksDBProperty";

    private FlinkOptionKeys() {}

    /** The lines of the resource for these classes: key, type and default, separated by tabs. */
    static List<String> inClassFiles(Path jar, List<String> names) throws IOException {
        List<String> lines = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            Map<String, String> propertyKeys = propertyKeys(file);
            for (String name : names) {
                try (InputStream in = file.getInputStream(file.getEntry(name))) {
                    new ClassReader(in).accept(new KeyCalls(lines, propertyKeys), 0);
                }
            }
        }
        return lines;
    }

    private static final class KeyCalls extends ClassVisitor {
        private final List<String> lines;
        private final Map<String, String> propertyKeys;

        KeyCalls(List<String> lines, Map<String, String> propertyKeys) {
            super(Opcodes.ASM9);
            this.lines = lines;
            this.propertyKeys = propertyKeys;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new KeyCall(lines, propertyKeys);
        }
    }

    /** The chain of calls that makes an option; the key of a metric is what a constant of RocksDBProperty answers. */
    private static final class KeyCall extends MethodVisitor {
        private final List<String> lines;
        private final Map<String, String> propertyKeys;
        private String latest = "";
        private String property = "";
        private boolean isTrue;

        KeyCall(List<String> lines, Map<String, String> propertyKeys) {
            super(Opcodes.ASM9);
            this.lines = lines;
            this.propertyKeys = propertyKeys;
        }

        @Override
        public void visitLdcInsn(Object value) {
            latest = value instanceof String text ? text : "";
        }

        @Override
        public void visitInsn(int opcode) {
            isTrue = opcode == Opcodes.ICONST_1;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
            property = owner.equals(PROPERTY) ? field : "";
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
            if (called.equals("getConfigKey") && owner.equals(PROPERTY)) {
                latest = propertyKeys.getOrDefault(property, "");
            } else if (called.equals("key") && owner.endsWith("/ConfigOptions") && !latest.isEmpty()) {
                lines.add(latest + "\tString\tnone");
            } else if (called.equals("defaultValue") && isOfBooleans()) {
                lines.set(lines.size() - 1, latest + "\tBoolean\t" + isTrue);
            } else if (called.equals("booleanType")) {
                lines.set(lines.size() - 1, latest + "\tBoolean\tnone");
            }
        }

        private boolean isOfBooleans() {
            return !lines.isEmpty() && lines.get(lines.size() - 1).equals(latest + "\tBoolean\tnone");
        }
    }

    /** The metrics of RocksDB by the names of their constants, with the keys that they answer. */
    private static Map<String, String> propertyKeys(JarFile jar) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        JarEntry entry = jar.getJarEntry(PROPERTY + ".class");
        if (entry == null) {
            return keys;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            new ClassReader(in).accept(new PropertyKeys(keys), 0);
        }
        return keys;
    }

    /** Reads the format of a key, and behind each constant the last text that it was made with. */
    private static final class PropertyKeys extends ClassVisitor {
        private final Map<String, String> keys;
        private String format = "%s";

        PropertyKeys(Map<String, String> keys) {
            super(Opcodes.ASM9);
            this.keys = keys;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            format = name.equals("CONFIG_KEY_FORMAT") ? String.valueOf(value) : format;
            return new FieldVisitor(Opcodes.ASM9) {};
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                private String latest = "";

                @Override
                public void visitLdcInsn(Object value) {
                    latest = String.valueOf(value);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    if (opcode == Opcodes.PUTSTATIC && type.equals("L" + PROPERTY + ";")) {
                        keys.put(field, String.format(Locale.ROOT, format, latest));
                    }
                }
            };
        }
    }
}
