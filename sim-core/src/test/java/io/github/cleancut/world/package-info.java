/** Tests of whole runs, on scenarios built in Java. */
@NullMarked
package io.github.cleancut.world;

import org.jspecify.annotations.NullMarked;
