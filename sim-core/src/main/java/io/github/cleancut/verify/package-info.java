/** The independent checker of certificates (docs/spec/proof.md, section 4): it shares nothing with the simulator, not even a constant. */
@NullMarked
package io.github.cleancut.verify;

import org.jspecify.annotations.NullMarked;
