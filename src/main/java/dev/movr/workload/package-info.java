/** Demo data. Speaks to the public types of the other rooms, never SQL. */
@NullMarked
package dev.movr.workload;

import org.jspecify.annotations.NullMarked;
