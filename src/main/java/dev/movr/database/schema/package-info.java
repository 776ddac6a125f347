/** The tables: migrations, partitions, and the check at the start that every city has its place. */
@NullMarked
package dev.movr.database.schema;

import org.jspecify.annotations.NullMarked;
