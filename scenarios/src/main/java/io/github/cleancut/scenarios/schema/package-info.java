/** The JSON Schema and the reference page, made from the tables of fields that the reader itself uses. */
@NullMarked
package io.github.cleancut.scenarios.schema;

import org.jspecify.annotations.NullMarked;
