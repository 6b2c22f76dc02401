@NullMarked
package io.github.cleancut.protocol.gateway;

import org.jspecify.annotations.NullMarked;
