/** The laws: predicates over the trace alone. */
@NullMarked
package io.github.cleancut.law;

import org.jspecify.annotations.NullMarked;
