@NullMarked
package io.github.cleancut.protocol.stop;

import org.jspecify.annotations.NullMarked;
