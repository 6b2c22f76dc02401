package io.github.cleancut.conform;

/**
 * What speaks against a row and for it.
 *
 * @param different steps in which it fired and that are not the same
 * @param near those of them in which it fired next to the first effect that is not as recorded
 * @param same steps in which it fired and that are the same
 */
public record Suspicion(long different, long near, long same) {
    static final Suspicion NONE = new Suspicion(0, 0, 0);

    Suspicion after(boolean isSame, boolean isNear) {
        return isSame
                ? new Suspicion(different, near, same + 1)
                : new Suspicion(different + 1, near + (isNear ? 1 : 0), same);
    }
}
