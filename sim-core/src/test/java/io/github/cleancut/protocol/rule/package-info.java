/** Tests of rule tables. */
@NullMarked
package io.github.cleancut.protocol.rule;

import org.jspecify.annotations.NullMarked;
