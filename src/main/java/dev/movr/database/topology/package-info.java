/** The commands that place cities in regions. */
@NullMarked
package dev.movr.database.topology;

import org.jspecify.annotations.NullMarked;
