/** How MovR starts, or says in one line why it cannot. */
@NullMarked
package dev.movr.start;

import org.jspecify.annotations.NullMarked;
