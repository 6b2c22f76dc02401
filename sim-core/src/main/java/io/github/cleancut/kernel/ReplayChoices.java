package io.github.cleancut.kernel;

/**
 * Choices replayed from one list, in the order in which they are drawn, whatever the stream; after its end everything picks 0. The {@link Odometer} turns it into all runs of a small scenario.
 */
public final class ReplayChoices implements Choices {
    private final Odometer odometer;

    /**
     * Choices that follow and extend an odometer.
     *
     * @param odometer holds the list, and learns how many possibilities each draw had
     */
    public ReplayChoices(Odometer odometer) {
        this.odometer = odometer;
    }

    @Override
    public Draws stream(String name) {
        return new Shared(odometer);
    }

    private record Shared(Odometer odometer) implements Draws {
        @Override
        public long pick(long bound, String label) {
            return odometer.next(bound);
        }

        @Override
        public Draws copy() {
            return this;
        }
    }
}
