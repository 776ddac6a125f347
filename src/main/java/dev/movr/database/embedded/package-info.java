/** The PostgreSQL that MovR brings along, and the directory that it keeps its files in. */
@NullMarked
package dev.movr.database.embedded;

import org.jspecify.annotations.NullMarked;
