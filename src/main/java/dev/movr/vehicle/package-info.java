/** Vehicles, and the page of their owner. */
@NullMarked
package dev.movr.vehicle;

import org.jspecify.annotations.NullMarked;
