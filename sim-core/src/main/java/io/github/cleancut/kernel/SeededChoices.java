package io.github.cleancut.kernel;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Choices computed from a seed: the n-th draw of a stream is a function of (seed, stream name, n) and of nothing else. Single draws can be fixed, as a scenario's {@code schedule:} does.
 */
public final class SeededChoices implements Choices {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final SortedMap<String, SortedMap<Long, Long>> fixedPicks = new TreeMap<>();

    /**
     * Choices from a seed.
     *
     * @param seed any number
     */
    public SeededChoices(long seed) {
        this.seed = seed;
    }

    /**
     * Fixes one draw.
     *
     * @param stream name of the stream
     * @param draw number of the draw within the stream, from 0
     * @param pick what is picked there, at least 0
     */
    public void fix(String stream, long draw, long pick) {
        fixedPicks.computeIfAbsent(stream, name -> new TreeMap<>()).put(draw, pick);
    }

    @Override
    public Draws stream(String name) {
        return new SeededDraws(
                name, mix(seed + GOLDEN_GAMMA * hash(name)), fixedPicks.getOrDefault(name, new TreeMap<>()), 0);
    }

    /**
     * The draw with a given number of a stream, without its stream: for values that must come out the same when a record is produced again after a restart.
     *
     * @param seed the run's seed
     * @param stream name of the stream
     * @param index number of the draw
     * @param bound number of possibilities, at least 1
     * @return a number from 0 to {@code bound - 1}
     */
    public static long drawAt(long seed, String stream, long index, long bound) {
        return bounded(mix(mix(seed + GOLDEN_GAMMA * hash(stream)) + GOLDEN_GAMMA * (index + 1)), bound);
    }

    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The high half of a 128-bit product: for the bounds that occur its bias is below 2^-10 of one possibility. */
    private static long bounded(long bits, long bound) {
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound); // bits taken as unsigned
    }

    private static final class SeededDraws implements Draws {
        private final String name;
        private final long base;
        private final Map<Long, Long> fixed;
        private long drawn;

        SeededDraws(String name, long base, Map<Long, Long> fixed, long drawn) {
            this.name = name;
            this.base = base;
            this.fixed = fixed;
            this.drawn = drawn;
        }

        @Override
        public long pick(long bound, String label) {
            if (bound < 1) {
                throw new IllegalArgumentException("stream " + name + ", " + label + ": a choice among " + bound
                        + " possibilities; at least 1 is needed");
            }
            long draw = drawn++;
            Long pick = fixed.isEmpty() ? null : fixed.get(draw);
            if (pick == null) {
                return bounded(mix(base + GOLDEN_GAMMA * (draw + 1)), bound);
            }
            if (pick >= bound) {
                throw new FixedPickOutOfRange(name, draw, label, pick, bound);
            }
            return pick;
        }

        @Override
        public Draws copy() {
            return new SeededDraws(name, base, fixed, drawn);
        }
    }

    /** A scenario's {@code schedule:} fixes a choice that has fewer possibilities. */
    public static final class FixedPickOutOfRange extends RuntimeException {
        FixedPickOutOfRange(String stream, long draw, String label, long pick, long bound) {
            super("schedule: stream " + stream + ", draw " + draw + " (" + label + ") picks " + pick + ", but only 0.."
                    + (bound - 1) + " exist there");
        }
    }
}
