@NullMarked
package io.github.cleancut.conform;

import org.jspecify.annotations.NullMarked;
