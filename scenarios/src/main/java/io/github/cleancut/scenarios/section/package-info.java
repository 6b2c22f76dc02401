/** One class a section of a scenario: its table of fields and how it becomes a part of the model. */
@NullMarked
package io.github.cleancut.scenarios.section;

import org.jspecify.annotations.NullMarked;
