/** The written values of a scenario: durations, sizes, rates, amounts, references. */
@NullMarked
package io.github.cleancut.scenarios.value;

import org.jspecify.annotations.NullMarked;
