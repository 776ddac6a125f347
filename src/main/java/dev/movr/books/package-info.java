/** The books: whether rides, vehicles and people tell the same story, row by row. */
@NullMarked
package dev.movr.books;

import org.jspecify.annotations.NullMarked;
