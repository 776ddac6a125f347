/** Who may call what, page, API and feed; and the sealing of what clients keep. */
@NullMarked
package dev.movr.web.security;

import org.jspecify.annotations.NullMarked;
