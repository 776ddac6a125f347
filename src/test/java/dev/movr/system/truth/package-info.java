/** Tests of the whole system. */
@NullMarked
package dev.movr.system.truth;

import org.jspecify.annotations.NullMarked;
