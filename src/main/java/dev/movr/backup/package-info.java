/** {@code movr backup} and {@code movr restore}, for the embedded database. */
@NullMarked
package dev.movr.backup;

import org.jspecify.annotations.NullMarked;
