/** The messages of the checkpoint protocol, as they travel in channels and in remote calls. */
@NullMarked
package io.github.cleancut.protocol.message;

import org.jspecify.annotations.NullMarked;
