/** The languages of MovR, and every text in them that people read. */
@NullMarked
package dev.movr.language;

import org.jspecify.annotations.NullMarked;
