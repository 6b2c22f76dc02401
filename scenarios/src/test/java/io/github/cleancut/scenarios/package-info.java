/** Tests of reading scenario files. */
@NullMarked
package io.github.cleancut.scenarios;

import org.jspecify.annotations.NullMarked;
