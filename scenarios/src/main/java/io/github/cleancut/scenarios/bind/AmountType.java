package io.github.cleancut.scenarios.bind;

import io.github.cleancut.model.Amount;
import io.github.cleancut.scenarios.value.Ranges;
import io.github.cleancut.scenarios.value.ValueException;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A duration that is fixed, a range, or one of three distributions. */
final class AmountType implements ValueType<Amount> {
    private static final Key<Long> MEAN = Key.required("mean", Types.DURATION, "Mean of the draws.");
    private static final Section EXPONENTIAL = Section.of("exponential", "an exponential amount", MEAN);
    private static final Key<Long> MEDIAN = Key.required("median", Types.DURATION, "Half of the draws are below.");
    private static final Key<Long> P99 = Key.required("p99", Types.DURATION, "99 of 100 draws are below.");
    private static final Section LOGNORMAL = Section.of("lognormal", "a lognormal amount", MEDIAN, P99);
    private static final Key<Long> SCALE = Key.required("scale", Types.DURATION, "63 % of the draws are below.");
    private static final Key<Double> SHAPE =
            Key.required("shape", new DecimalType(), "1: exponential; larger: narrower.");
    private static final Section WEIBULL = Section.of("weibull", "a weibull amount", SCALE, SHAPE);
    private static final Key<Fields> IS_EXPONENTIAL =
            Key.optional("exponential", EXPONENTIAL, "", "Given by its mean.");
    private static final Key<Fields> IS_LOGNORMAL =
            Key.optional("lognormal", LOGNORMAL, "", "Given by median and 99th percentile.");
    private static final Key<Fields> IS_WEIBULL = Key.optional("weibull", WEIBULL, "", "Given by scale and shape.");
    /** The mapping form; its parts are definitions of the schema. */
    static final Section DISTRIBUTION =
            Section.of("distribution", "an amount", IS_EXPONENTIAL, IS_LOGNORMAL, IS_WEIBULL);

    static final List<Section> SECTIONS = List.of(EXPONENTIAL, LOGNORMAL, WEIBULL, DISTRIBUTION);

    @Override
    public @Nullable Amount read(Node node, String field, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return distribution(new Fields(DISTRIBUTION, mapping, field, problems));
        }
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            problems.error(node.place(), field + " takes an amount, not " + node.describe(), Ranges.ACCEPTED);
            return null;
        }
        try {
            Amount amount = Ranges.parse(scalar.text());
            DurationType.warnWithoutUnit(scalar, field, problems);
            return amount;
        } catch (ValueException bad) {
            problems.error(scalar.place(), field + ": " + bad.getMessage(), bad.hint());
            return null;
        }
    }

    private static @Nullable Amount distribution(Fields fields) {
        if (fields.mapping().entries().size() != 1) {
            fields.problems()
                    .error(
                            fields.place(),
                            "an amount is exactly one of exponential, lognormal, weibull",
                            Ranges.ACCEPTED);
            return null;
        }
        Fields exponential = fields.find(IS_EXPONENTIAL);
        if (exponential != null) {
            Long mean = exponential.find(MEAN);
            return mean == null ? null : new Amount.Exponential(mean);
        }
        Fields lognormal = fields.find(IS_LOGNORMAL);
        if (lognormal != null) {
            return lognormal(lognormal);
        }
        Fields weibull = fields.find(IS_WEIBULL);
        return weibull == null ? null : weibull(weibull);
    }

    private static @Nullable Amount lognormal(Fields fields) {
        Long median = fields.find(MEDIAN);
        Long p99 = fields.find(P99);
        if (median == null || p99 == null) {
            return null;
        }
        if (median == 0 || p99 < median) {
            fields.problems().error(fields.place(), "a lognormal amount needs 0 < median <= p99", Ranges.ACCEPTED);
            return null;
        }
        return new Amount.LogNormal(median, p99);
    }

    private static @Nullable Amount weibull(Fields fields) {
        Long scale = fields.find(SCALE);
        Double shape = fields.find(SHAPE);
        return scale == null || shape == null ? null : new Amount.Weibull(scale, shape);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("$ref", "#/definitions/amount");
    }

    @Override
    public String word() {
        return "amount";
    }

    @Override
    public String accepted() {
        return Ranges.ACCEPTED;
    }
}
