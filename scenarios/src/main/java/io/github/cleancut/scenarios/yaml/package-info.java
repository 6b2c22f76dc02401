/** YAML 1.2 as a tree whose every key and value knows its place. */
@NullMarked
package io.github.cleancut.scenarios.yaml;

import org.jspecify.annotations.NullMarked;
