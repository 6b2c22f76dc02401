/** Named protocol variants and mutants: edits of rule rows and nothing else. */
@NullMarked
package io.github.cleancut.variant;

import org.jspecify.annotations.NullMarked;
