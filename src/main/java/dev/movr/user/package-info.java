/** The accounts of riders and owners, and the people of a city. */
@NullMarked
package dev.movr.user;

import org.jspecify.annotations.NullMarked;
