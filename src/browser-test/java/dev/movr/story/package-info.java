/** Stories of riders and owners in a real browser. */
@NullMarked
package dev.movr.story;

import org.jspecify.annotations.NullMarked;
