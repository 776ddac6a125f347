/** The API's description, generated from its code, and the pages to read and try it. */
@NullMarked
package dev.movr.api.description;

import org.jspecify.annotations.NullMarked;
