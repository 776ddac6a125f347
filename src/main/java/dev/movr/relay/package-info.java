/** What stands between a client and its server, and puts distance or harm between them. */
@NullMarked
package dev.movr.relay;

import org.jspecify.annotations.NullMarked;
