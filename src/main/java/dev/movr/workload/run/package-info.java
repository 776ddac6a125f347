/**
 * {@code movr run}: traffic of riders, over HTTP or through the public types of the other rooms,
 * never SQL. What MovR has acknowledged is held against what it says at the end.
 */
@NullMarked
package dev.movr.workload.run;

import org.jspecify.annotations.NullMarked;
