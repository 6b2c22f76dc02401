package io.github.cleancut.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;

/** What sim-core must not use because the answer would depend on the machine, the JVM, the locale or the day; each ban says what to use instead. */
final class Bans {
    /**
     * A ban.
     *
     * @param name what is banned, and what to use instead
     * @param rule finds it
     * @param plant an expression that breaks the rule and no other
     */
    record Ban(String name, ArchRule rule, String plant) {}

    private static final List<String> TRANSCENDENTAL = List.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "cbrt",
            "pow", "hypot", "sinh", "cosh", "tanh");

    // spotless:off
    static final List<Ban> ALL = List.of(
        type("hash maps; use TreeMap, LinkedHashMap, EnumMap or a sorted ArrayList", "new java.util.HashMap<String, String>()",
            "java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.WeakHashMap", "java.util.Hashtable"),
        call("Map.of and its like, whose order changes from run to run; use a TreeMap or LinkedHashMap", "java.util.Map.of(1, 2)", Bans::isUnorderedFactory),
        call("collectors into hash maps; give toMap and groupingBy a TreeMap or LinkedHashMap supplier, or collect into a list", "java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.groupingBy(x -> x))", Bans::isUnorderedCollector),
        type("chance that is not ours; use kernel.Choices", "new java.util.Random(1)", "java.util.Random", "java.util.SplittableRandom", "java.util.UUID", "java.security.SecureRandom"),
        inPackage("chance that is not ours; use kernel.Choices", "java.util.random.RandomGenerator.getDefault()", "java.util.random.."),
        call("chance that is not ours; use kernel.Choices", "Math.random()", target -> is(target, Math.class, "random") || is(target, java.util.Collections.class, "shuffle")),
        call("wall clocks; time is kernel.VirtualTime or an input", "System.nanoTime()", target -> is(target, System.class, "nanoTime", "currentTimeMillis")),
        call("wall clocks; time is kernel.VirtualTime or an input", "java.time.Instant.now()", target -> ownerStarts(target, "java.time.") && target.getName().equals("now")),
        type("wall clocks and time zones; time is kernel.VirtualTime or an input", "java.util.TimeZone.getDefault()", "java.util.Date", "java.util.Calendar", "java.util.TimeZone", "java.util.Timer", "java.time.Clock"),
        type("threads; everything happens on the thread that runs the loop", "new Thread()", "java.lang.Thread", "java.lang.ThreadLocal", "java.lang.InheritableThreadLocal"),
        inPackage("java.util.concurrent; everything happens on the thread that runs the loop", "new java.util.concurrent.atomic.AtomicLong()", "java.util.concurrent.."),
        call("parallel streams; everything happens on the thread that runs the loop", "java.util.List.of(1).parallelStream()", target -> List.of("parallelStream", "parallel").contains(target.getName()) && ownerStarts(target, "java.util.")),
        inPackage("input and output; hand values in and out, files belong to scenarios and reports", "new java.io.File(\"x\")", "java.io..", "java.nio.file..", "java.net.."),
        call("java.lang.Math where machines differ in the last bit; use StrictMath", "Math.log(2)", target -> target.getOwner().isEquivalentTo(Math.class) && TRANSCENDENTAL.contains(target.getName())),
        call("hashing by identity; hash and compare numbers or names", "System.identityHashCode(\"\")", Bans::isIdentityHash),
        call("text that depends on the default locale; concatenate, or pass Locale.ROOT", "\"%d\".formatted(1)", Bans::isLocaleDependent),
        inPackage("reflection; name what you call", "java.lang.reflect.Array.getLength(new int[0])", "java.lang.reflect.."),
        call("reflection; name what you call", "Object.class.getMethods()", target -> target.getOwner().isEquivalentTo(Class.class) && target.getName().matches("forName|newInstance|get(Declared)?(Methods?|Fields?|Constructors?)")),
        call("environment and properties; settings come from the scenario", "System.getProperty(\"x\")", target -> is(target, System.class, "getProperty", "getProperties", "getenv") || is(target, Runtime.class, "getRuntime")));
    // spotless:on

    /** State that two runs in one JVM would share. */
    static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and(describe(
                    "written in the source",
                    (JavaField field) -> !field.getName().contains("$")))
            .should()
            .beFinal()
            .as("static fields are final; keep what changes in an object that the run owns")
            .allowEmptyShould(true);

    private Bans() {}

    private static Ban type(String name, String plant, String... classes) {
        return new Ban(
                name,
                noClasses()
                        .should()
                        .dependOnClassesThat(describe("are banned", (JavaClass seen) -> isAnyOf(seen, classes)))
                        .as("banned: " + name),
                plant);
    }

    private static Ban inPackage(String name, String plant, String... packages) {
        return new Ban(
                name,
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages)
                        .as("banned: " + name),
                plant);
    }

    private static Ban call(String name, String plant, Predicate<AccessTarget> isBanned) {
        return new Ban(
                name,
                noClasses()
                        .should()
                        .accessTargetWhere(describe("are banned", access -> isBanned.test(access.getTarget())))
                        .as("banned: " + name),
                plant);
    }

    private static boolean isAnyOf(JavaClass seen, String... classes) {
        return List.of(classes).contains(seen.getBaseComponentType().getName());
    }

    private static boolean is(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && List.of(names).contains(target.getName());
    }

    private static boolean ownerStarts(AccessTarget target, String prefix) {
        return target.getOwner().getName().startsWith(prefix);
    }

    private static boolean isUnorderedFactory(AccessTarget target) {
        String owner = target.getOwner().getName();
        return (owner.equals("java.util.Map") || owner.equals("java.util.Set"))
                && List.of("of", "copyOf", "ofEntries").contains(target.getName());
    }

    private static boolean isUnorderedCollector(AccessTarget target) {
        if (!ownerStarts(target, "java.util.stream.Collectors")) {
            return false;
        }
        int arguments = target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().size()
                : 0;
        return switch (target.getName()) {
            case "toSet", "toUnmodifiableSet", "toUnmodifiableMap" -> true;
            case "toConcurrentMap", "groupingByConcurrent" -> true;
            case "toMap" -> arguments < 4;
            case "groupingBy" -> arguments < 3;
            default -> false;
        };
    }

    private static boolean isIdentityHash(AccessTarget target) {
        boolean byIdentity = target.getOwner().isEquivalentTo(Object.class)
                || target.getOwner().isAssignableTo(Enum.class);
        return is(target, System.class, "identityHashCode")
                || (byIdentity && target.getName().equals("hashCode"));
    }

    private static boolean isLocaleDependent(AccessTarget target) {
        boolean namesLocale = target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(java.util.Locale.class));
        return target.getOwner().isEquivalentTo(String.class)
                && List.of("format", "formatted", "toLowerCase", "toUpperCase").contains(target.getName())
                && !namesLocale;
    }
}
