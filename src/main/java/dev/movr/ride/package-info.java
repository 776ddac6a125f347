/** Rides: starting one, ending one, and the history of a rider. */
@NullMarked
package dev.movr.ride;

import org.jspecify.annotations.NullMarked;
