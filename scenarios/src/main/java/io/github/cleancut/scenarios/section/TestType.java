package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.expect.ValueTest;
import io.github.cleancut.scenarios.value.Durations;
import io.github.cleancut.scenarios.value.Sizes;
import io.github.cleancut.scenarios.value.ValueException;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A test on a number: {@code x}, {@code "< x"}, {@code a..b}, {@code "x +- n%"} and so on.
 *
 * @param unit what the number counts
 */
record TestType(ValueTest.Unit unit) implements ValueType<ValueTest> {
    static final TestType COUNT = new TestType(ValueTest.Unit.COUNT);
    static final TestType NANOS = new TestType(ValueTest.Unit.NANOS);
    static final TestType BYTES = new TestType(ValueTest.Unit.BYTES);

    private static final Pattern COMPARED = Pattern.compile("(<=|>=|!=|<|>)\\s*(.+)");
    private static final Pattern RANGE = Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+)");
    private static final Pattern ABOUT = Pattern.compile("(.+?)\\s*\\+-\\s*([0-9]{1,3})\\s*%");
    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,17}");

    @Override
    public @Nullable ValueTest read(Node node, String field, Problems problems) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            problems.error(node.place(), field + " takes a test, not " + node.describe(), accepted());
            return null;
        }
        try {
            return parse(scalar.text().trim());
        } catch (ValueException bad) {
            problems.error(node.place(), field + ": " + bad.getMessage(), bad.hint());
            return null;
        }
    }

    private ValueTest parse(String text) throws ValueException {
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return test(operator(compared.group(1)), number(compared.group(2), text), text);
        }
        Matcher about = ABOUT.matcher(text);
        if (about.matches()) {
            long percent = Long.parseLong(about.group(2));
            return new ValueTest(unit, ValueTest.Operator.ABOUT, number(about.group(1), text), percent, text);
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return range(range.group(1), range.group(2), text);
        }
        return test(ValueTest.Operator.EQUAL, number(text, text), text);
    }

    private ValueTest range(String lower, String upper, String text) throws ValueException {
        boolean borrowsUnit =
                unit != ValueTest.Unit.COUNT && INTEGER.matcher(lower).matches();
        long most = number(upper, text);
        long least = number(borrowsUnit ? lower + " " + upper.replaceAll("^[0-9]+\\s*", "") : lower, text);
        if (least > most) {
            throw new ValueException(
                    "\"" + text + "\" is a range whose lower end is above the upper", "write the smaller one first");
        }
        return new ValueTest(unit, ValueTest.Operator.BETWEEN, least, most, text);
    }

    private ValueTest test(ValueTest.Operator operator, long number, String text) {
        return new ValueTest(unit, operator, number, number, text);
    }

    private static ValueTest.Operator operator(String sign) {
        return switch (sign) {
            case "<" -> ValueTest.Operator.LESS;
            case "<=" -> ValueTest.Operator.AT_MOST;
            case ">" -> ValueTest.Operator.MORE;
            case ">=" -> ValueTest.Operator.AT_LEAST;
            default -> ValueTest.Operator.NOT_EQUAL;
        };
    }

    private long number(String number, String whole) throws ValueException {
        try {
            return switch (unit) {
                case NANOS -> Durations.parseNanos(number);
                case BYTES -> Sizes.parseBytes(number);
                case COUNT -> count(number);
            };
        } catch (ValueException bad) {
            throw new ValueException("\"" + whole + "\" is no test on a " + noun(), accepted());
        }
    }

    private static long count(String number) throws ValueException {
        if (!INTEGER.matcher(number).matches()) {
            throw new ValueException("\"" + number + "\" is no integer", "an integer of at least 0");
        }
        return Long.parseLong(number);
    }

    private String noun() {
        return switch (unit) {
            case NANOS -> "duration";
            case BYTES -> "size";
            case COUNT -> "number";
        };
    }

    @Override
    public String accepted() {
        String x = switch (unit) {
            case NANOS -> "40 ms";
            case BYTES -> "3 mb";
            case COUNT -> "9";
        };
        return "%1$s, \"< %1$s\", \"<= %1$s\", \"> %1$s\", \">= %1$s\", \"!= %1$s\", a..b or \"%1$s +- 5%%\""
                .formatted(x);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", List.of("string", "integer"));
    }

    @Override
    public String word() {
        return "test on a " + noun();
    }
}
