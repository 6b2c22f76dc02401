/** Channels: what kinds of elements there are, in which order they leave, and when a producer is blocked. */
@NullMarked
package io.github.cleancut.protocol.channel;

import org.jspecify.annotations.NullMarked;
