@NullMarked
package io.github.cleancut.verify;

import org.jspecify.annotations.NullMarked;
