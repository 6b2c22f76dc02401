/** Tests of the kernel. */
@NullMarked
package io.github.cleancut.kernel;

import org.jspecify.annotations.NullMarked;
