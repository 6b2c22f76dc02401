/** Tests that the generated files are current. */
@NullMarked
package io.github.cleancut.scenarios.schema;

import org.jspecify.annotations.NullMarked;
