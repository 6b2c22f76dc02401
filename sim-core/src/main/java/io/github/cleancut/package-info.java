/** The one door to the simulator: {@link io.github.cleancut.Simulation}. */
@NullMarked
package io.github.cleancut;

import org.jspecify.annotations.NullMarked;
