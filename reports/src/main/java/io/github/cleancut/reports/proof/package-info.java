/** Certificates: files of them are unpacked and handed to the checker, and what it answers is told. */
@NullMarked
package io.github.cleancut.reports.proof;

import org.jspecify.annotations.NullMarked;
