/**
 * Cities, the regions that they belong to, and where the client is. Plain Java: no Spring, no SQL.
 */
@NullMarked
package dev.movr.region;

import org.jspecify.annotations.NullMarked;
