@NullMarked
package io.github.cleancut.protocol.coordinator;

import org.jspecify.annotations.NullMarked;
