/** The gates of the house: arrows between packages, determinism bans, sizes and tidiness; each with a test that a planted violation is found. */
@NullMarked
package io.github.cleancut.house;

import org.jspecify.annotations.NullMarked;
