/** Tests of the whole system. */
@NullMarked
package dev.movr.system.input;

import org.jspecify.annotations.NullMarked;
