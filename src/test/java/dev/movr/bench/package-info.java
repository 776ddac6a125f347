/** Measurements, each a program of its own. */
@NullMarked
package dev.movr.bench;

import org.jspecify.annotations.NullMarked;
