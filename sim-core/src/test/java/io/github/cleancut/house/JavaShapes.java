package io.github.cleancut.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The classes and methods of a Java file with their sizes, read with the JDK's own parser. */
final class JavaShapes {
    /**
     * A method or class.
     *
     * @param name class name, with a dot and the method name for a method
     * @param line where it begins
     * @param lines lines of a method, from its signature to its brace; 0 for a class
     * @param parameters of a method; none for a private constructor, through which a copy hands over the fields
     * @param fields of a class: instance fields or record components
     */
    record Shape(String name, long line, long lines, int parameters, int fields) {}

    private JavaShapes() {}

    /** Parses one file. */
    static CompilationUnitTree parse(String name, String text) {
        return parser(name, text).unit();
    }

    /** The shapes of one file, in the order in which they stand in it. */
    static List<Shape> of(String name, String text) {
        Parsed parsed = parser(name, text);
        Collector collector = new Collector(parsed);
        collector.scan(parsed.unit(), null);
        return collector.shapes;
    }

    private record Parsed(CompilationUnitTree unit, SourcePositions positions) {}

    private static Parsed parser(String name, String text) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(new Text(name, text)));
        try {
            return new Parsed(
                    task.parse().iterator().next(), Trees.instance(task).getSourcePositions());
        } catch (IOException failure) {
            throw new IllegalStateException("cannot parse " + name, failure);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Collector extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Parsed parsed;
        private final LineMap lines;
        private final List<Shape> shapes = new ArrayList<>();
        private String className = "";

        Collector(Parsed parsed) {
            this.parsed = parsed;
            lines = parsed.unit().getLineMap();
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            String outer = className;
            className = tree.getSimpleName().toString();
            int fields = (int) tree.getMembers().stream()
                    .filter(JavaShapes::isInstanceField)
                    .count();
            shapes.add(new Shape(className, lineOf(tree), 0, 0, fields));
            super.visitClass(tree, null);
            className = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            long end = lines.getLineNumber(parsed.positions().getEndPosition(parsed.unit(), tree));
            shapes.add(new Shape(
                    className + "." + tree.getName(),
                    lineOf(tree),
                    end - lineOf(tree) + 1,
                    isPrivateConstructor(tree) ? 0 : tree.getParameters().size(),
                    0));
            return super.visitMethod(tree, null);
        }

        private long lineOf(Tree tree) {
            return lines.getLineNumber(parsed.positions().getStartPosition(parsed.unit(), tree));
        }
    }

    private static boolean isPrivateConstructor(MethodTree tree) {
        return tree.getReturnType() == null && tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
    }

    private static boolean isInstanceField(Tree member) {
        return member instanceof VariableTree variable
                && !variable.getModifiers().getFlags().contains(Modifier.STATIC);
    }
}
