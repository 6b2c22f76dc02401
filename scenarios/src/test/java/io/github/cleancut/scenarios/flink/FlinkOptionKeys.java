package io.github.cleancut.scenarios.flink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.MethodVisitor;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;

/** The keys of option classes that cannot be loaded because a native library is not there (RocksDB): read from the byte code of their initialisers. */
final class FlinkOptionKeys {
    private FlinkOptionKeys() {}

    static List<String> inClassFiles(Path jar, List<String> names) throws IOException {
        List<String> keys = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String name : names) {
                try (InputStream in = file.getInputStream(file.getEntry(name))) {
                    new ClassReader(in).accept(new KeyCalls(keys), 0);
                }
            }
        }
        return keys;
    }

    private static final class KeyCalls extends ClassVisitor {
        private final List<String> keys;

        KeyCalls(List<String> keys) {
            super(Opcodes.ASM9);
            this.keys = keys;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                private String latest = "";

                @Override
                public void visitLdcInsn(Object value) {
                    latest = value instanceof String text ? text : "";
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    if (called.equals("key") && owner.endsWith("/ConfigOptions") && !latest.isEmpty()) {
                        keys.add(latest);
                    }
                }
            };
        }
    }
}
