/** Tests of the catalogue of seeded bugs. */
@NullMarked
package io.github.cleancut.variant;

import org.jspecify.annotations.NullMarked;
