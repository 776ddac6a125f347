/**
 * Reads and writes: what is repeated, what is limited, and what is said when there is no answer.
 */
@NullMarked
package dev.movr.database.transaction;

import org.jspecify.annotations.NullMarked;
