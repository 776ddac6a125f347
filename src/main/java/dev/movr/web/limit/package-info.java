/** How often a client may do something. */
@NullMarked
package dev.movr.web.limit;

import org.jspecify.annotations.NullMarked;
