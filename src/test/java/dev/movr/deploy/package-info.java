/** Tests of what is in {@code deploy/}: that it is understood, and fits MovR. */
@NullMarked
package dev.movr.deploy;

import org.jspecify.annotations.NullMarked;
