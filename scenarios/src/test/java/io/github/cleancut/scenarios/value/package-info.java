/** Tests of values against Flink's own readers. */
@NullMarked
package io.github.cleancut.scenarios.value;

import org.jspecify.annotations.NullMarked;
