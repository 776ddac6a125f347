/** Tests of the whole system. */
@NullMarked
package dev.movr.system.scale;

import org.jspecify.annotations.NullMarked;
