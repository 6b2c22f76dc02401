package io.github.cleancut.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks whether the effects of rule tables decide anything: what a row's case does not say belongs into one more row or table. */
final class Effects {
    private static final int EFFECT_ARGUMENT = 3;

    private Effects() {}

    /** Findings in one file that may hold tables. */
    static List<String> findings(String name, String text) {
        CompilationUnitTree unit = JavaShapes.parse(name, text);
        Reader reader = new Reader();
        reader.scan(unit, null);
        List<String> findings = new ArrayList<>();
        for (Row row : reader.rows) {
            if (!(row.effect() instanceof MemberReferenceTree reference)) {
                findings.add(name + ": row " + row.id() + " has no named effect; write Type::method");
                continue;
            }
            String owner = reference.getQualifierExpression().toString();
            List<String> visited = new ArrayList<>();
            Call effect = new Call(owner, reference.getName().toString(), 0);
            if (decides(effect, reader.methods, visited)) {
                findings.add(name + ": the effect of row " + row.id() + " decides in " + String.join(" -> ", visited)
                        + "; make the decision a guard, in one more row or one more table");
            }
        }
        return findings;
    }

    private record Row(String id, ExpressionTree effect) {}

    /**
     * Whether a method of the file holds a branch, or one of the same class to which it hands the state on; {@code path} becomes the way there. A helper that does not see the state cannot decide on it.
     */
    private static boolean decides(Call call, SortedMap<String, List<MethodTree>> methods, List<String> path) {
        String key = call.owner() + "." + call.method();
        if (path.contains(key)) {
            return false;
        }
        path.add(key);
        for (MethodTree tree : methods.getOrDefault(key, List.of())) {
            Branches branches = new Branches(call.owner(), stateName(tree, call.stateParameter()));
            branches.scan(tree.getBody(), null);
            if (branches.found || branches.calls.stream().anyMatch(next -> decides(next, methods, path))) {
                return true;
            }
        }
        path.remove(key);
        return false;
    }

    private static String stateName(MethodTree tree, int parameter) {
        return parameter < tree.getParameters().size()
                ? tree.getParameters().get(parameter).getName().toString()
                : "";
    }

    /** A call by bare name, and which parameter receives the state. */
    private record Call(String owner, String method, int stateParameter) {}

    private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final List<Row> rows = new ArrayList<>();
        private final SortedMap<String, List<MethodTree>> methods = new TreeMap<>();
        private String className = "";

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            String outer = className;
            className = tree.getSimpleName().toString();
            for (Tree member : tree.getMembers()) {
                if (member instanceof MethodTree method) {
                    methods.computeIfAbsent(className + "." + method.getName(), key -> new ArrayList<>())
                            .add(method);
                }
            }
            super.visitClass(tree, null);
            className = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
            List<? extends ExpressionTree> arguments = tree.getArguments();
            if (tree.getMethodSelect().toString().matches("(RuleTable\\.)?rule")
                    && arguments.size() > EFFECT_ARGUMENT) {
                rows.add(new Row(arguments.get(0).toString(), arguments.get(EFFECT_ARGUMENT)));
            }
            return super.visitMethodInvocation(tree, null);
        }
    }

    private static final class Branches extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String owner;
        private final String state;
        private final List<Call> calls = new ArrayList<>();
        private boolean found;

        Branches(String owner, String state) {
            this.owner = owner;
            this.state = state;
        }

        @Override
        public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
            found = true;
            return null;
        }

        @Override
        public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
            found = true;
            return null;
        }

        @Override
        public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
            found = true;
            return null;
        }

        @Override
        public @Nullable Void visitConditionalExpression(ConditionalExpressionTree tree, @Nullable Void unused) {
            found = true;
            return null;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
            found |= tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
            return super.visitBinary(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
            if (tree.getMethodSelect() instanceof IdentifierTree bare) {
                List<? extends ExpressionTree> arguments = tree.getArguments();
                for (int i = 0; i < arguments.size(); i++) {
                    if (arguments.get(i) instanceof IdentifierTree argument
                            && argument.getName().contentEquals(state)) {
                        calls.add(new Call(owner, bare.getName().toString(), i));
                    }
                }
            }
            return super.visitMethodInvocation(tree, null);
        }
    }
}
