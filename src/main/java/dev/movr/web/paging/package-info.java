/** Lists that are read in slices. */
@NullMarked
package dev.movr.web.paging;

import org.jspecify.annotations.NullMarked;
