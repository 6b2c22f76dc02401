/** From a scenario that shows something to a smaller one that still shows it. */
@NullMarked
package io.github.cleancut.scenarios.shrink;

import org.jspecify.annotations.NullMarked;
