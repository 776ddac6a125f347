/** {@code movr load}: fills a database with people, vehicles and rides that were never there. */
@NullMarked
package dev.movr.workload.load;

import org.jspecify.annotations.NullMarked;
