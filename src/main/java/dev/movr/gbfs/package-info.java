/** The public feed of each city's vehicles, for trip planners: GBFS 3.0 and 2.3. */
@NullMarked
package dev.movr.gbfs;

import org.jspecify.annotations.NullMarked;
