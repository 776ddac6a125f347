/** The staff: who they are, what they see, whom they suspend, and the log of what they did. */
@NullMarked
package dev.movr.staff;

import org.jspecify.annotations.NullMarked;
