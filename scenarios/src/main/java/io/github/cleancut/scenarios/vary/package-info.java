/** Variations of a scenario: edits of its tree, drawn from a seed. */
@NullMarked
package io.github.cleancut.scenarios.vary;

import org.jspecify.annotations.NullMarked;
