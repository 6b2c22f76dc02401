/** Hosts the rule tables for recordings of the real Flink. */
@NullMarked
package io.github.cleancut.conform;

import org.jspecify.annotations.NullMarked;
