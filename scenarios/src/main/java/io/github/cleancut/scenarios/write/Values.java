package io.github.cleancut.scenarios.write;

import io.github.cleancut.model.Amount;
import io.github.cleancut.scenarios.value.Durations;
import io.github.cleancut.scenarios.yaml.Node;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts and durations as YAML. */
final class Values {
    private Values() {}

    /** An amount; null stays null. */
    static @Nullable Node amount(@Nullable Amount amount) {
        if (amount == null) {
            return null;
        }
        if (amount instanceof Amount.Fixed fixed) {
            return Tree.text(Durations.text(fixed.nanos()));
        }
        if (amount instanceof Amount.Uniform uniform) {
            return Tree.text(Durations.text(uniform.leastNanos()) + ".." + Durations.text(uniform.mostNanos()));
        }
        if (amount instanceof Amount.Exponential exponential) {
            Node inner = new Tree()
                    .text("mean", Durations.text(exponential.meanNanos()))
                    .build();
            return new Tree().put("exponential", inner).build();
        }
        if (amount instanceof Amount.LogNormal lognormal) {
            Node inner = new Tree()
                    .text("median", Durations.text(lognormal.medianNanos()))
                    .text("p99", Durations.text(lognormal.percentile99Nanos()))
                    .build();
            return new Tree().put("lognormal", inner).build();
        }
        Amount.Weibull weibull = (Amount.Weibull) amount;
        Node inner = new Tree()
                .text("scale", Durations.text(weibull.scaleNanos()))
                .put("shape", Tree.plain(BigDecimal.valueOf(weibull.shape()).toPlainString()))
                .build();
        return new Tree().put("weibull", inner).build();
    }

    /** A duration; negative means that it is not there. */
    static @Nullable String duration(long nanos) {
        return nanos < 0 ? null : Durations.text(nanos);
    }
}
