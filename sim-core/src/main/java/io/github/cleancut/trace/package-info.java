/** What happened: one flat record a line. */
@NullMarked
package io.github.cleancut.trace;

import org.jspecify.annotations.NullMarked;
