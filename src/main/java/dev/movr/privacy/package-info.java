/** What people are told of their data, and given of it. */
@NullMarked
package dev.movr.privacy;

import org.jspecify.annotations.NullMarked;
