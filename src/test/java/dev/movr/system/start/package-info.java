/** Tests of the whole system. */
@NullMarked
package dev.movr.system.start;

import org.jspecify.annotations.NullMarked;
