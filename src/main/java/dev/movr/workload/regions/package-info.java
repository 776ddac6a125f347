/**
 * {@code movr regions}: instances in three regions on one machine, with distance and with failure.
 */
@NullMarked
package dev.movr.workload.regions;

import org.jspecify.annotations.NullMarked;
