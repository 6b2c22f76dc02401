/** Tests of the {@code flink:} section against Flink's own classes. */
@NullMarked
package io.github.cleancut.scenarios.flink;

import org.jspecify.annotations.NullMarked;
