/** A scenario of the model written out as YAML, every default included. */
@NullMarked
package io.github.cleancut.scenarios.write;

import org.jspecify.annotations.NullMarked;
