/** MovR: sharing scooters, bikes and skateboards in cities of two continents. */
@NullMarked
package dev.movr;

import org.jspecify.annotations.NullMarked;
