/** Tests of the whole system. */
@NullMarked
package dev.movr.system.regions;

import org.jspecify.annotations.NullMarked;
