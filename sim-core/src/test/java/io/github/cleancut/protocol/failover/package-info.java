@NullMarked
package io.github.cleancut.protocol.failover;

import org.jspecify.annotations.NullMarked;
