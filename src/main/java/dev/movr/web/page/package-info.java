/** How pages are made: templates, their frame, notices, assets, and how values are written. */
@NullMarked
package dev.movr.web.page;

import org.jspecify.annotations.NullMarked;
