/** Tests of the whole system. */
@NullMarked
package dev.movr.system.operation;

import org.jspecify.annotations.NullMarked;
