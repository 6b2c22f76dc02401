/** Tables of fields: from one table come reading, the JSON Schema and the reference page. */
@NullMarked
package io.github.cleancut.scenarios.bind;

import org.jspecify.annotations.NullMarked;
