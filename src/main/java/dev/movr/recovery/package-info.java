/** Links by mail: for a forgotten password, and for a new e-mail address. */
@NullMarked
package dev.movr.recovery;

import org.jspecify.annotations.NullMarked;
