/** Tests of the code itself: who may call whom, and what belongs where. */
@NullMarked
package dev.movr.architecture;

import org.jspecify.annotations.NullMarked;
