/** What a scenario's {@code expect:} asks, parsed and checked but not judged. */
@NullMarked
package io.github.cleancut.scenarios.expect;

import org.jspecify.annotations.NullMarked;
