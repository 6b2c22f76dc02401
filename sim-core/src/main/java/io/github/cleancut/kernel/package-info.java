/** Virtual time, the event queue, the loop and the one door for chance: knows nothing of Flink. */
@NullMarked
package io.github.cleancut.kernel;

import org.jspecify.annotations.NullMarked;
