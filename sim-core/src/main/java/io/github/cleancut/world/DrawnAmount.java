package io.github.cleancut.world;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.model.Amount;
import org.apache.commons.math3.special.Erf;
import org.jspecify.annotations.Nullable;

/** An amount together with the stream of the thing that uses it: one draw per use, rounded down to nanoseconds. */
final class DrawnAmount {
    private final Amount amount;
    private final @Nullable Draws draws;

    DrawnAmount(Amount amount, Draws draws) {
        this.amount = amount;
        this.draws = draws;
    }

    private DrawnAmount(Amount amount) {
        this.amount = amount;
        this.draws = null;
    }

    /** An amount that needs no stream. */
    static DrawnAmount fixed(Amount.Fixed amount) {
        return new DrawnAmount(amount);
    }

    private Draws requireDraws() {
        if (draws == null) {
            throw new IllegalStateException(amount + " draws and has no stream");
        }
        return draws;
    }

    /** Whether it is always no time. */
    boolean isZero() {
        return amount.isZero();
    }

    /** The next duration in nanoseconds. */
    long nextNanos() {
        if (amount instanceof Amount.Fixed fixed) {
            return fixed.nanos();
        }
        if (amount instanceof Amount.Uniform uniform) {
            return uniform.leastNanos() + requireDraws().pick(uniform.mostNanos() - uniform.leastNanos() + 1, "amount");
        }
        return nextContinuous();
    }

    private long nextContinuous() {
        double unit = requireDraws().unit("amount");
        if (amount instanceof Amount.Exponential exponential) {
            return (long) (-exponential.meanNanos() * StrictMath.log1p(-unit));
        }
        if (amount instanceof Amount.Weibull weibull) {
            return (long) (weibull.scaleNanos() * StrictMath.pow(-StrictMath.log1p(-unit), 1 / weibull.shape()));
        }
        Amount.LogNormal logNormal = (Amount.LogNormal) amount;
        double sigma =
                StrictMath.log((double) logNormal.percentile99Nanos() / logNormal.medianNanos()) / standardNormal(0.99);
        return (long) (logNormal.medianNanos() * StrictMath.exp(sigma * standardNormal(unit)));
    }

    /** The quantile of the standard normal distribution; at 0 it is minus infinity, which gives a duration of 0. */
    private static double standardNormal(double probability) {
        return StrictMath.sqrt(2) * Erf.erfInv(2 * probability - 1);
    }

    DrawnAmount copy() {
        return draws == null ? this : new DrawnAmount(amount, draws.copy());
    }
}
