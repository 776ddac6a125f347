/** Riders and owners: their accounts, and who is logged in. */
@NullMarked
package dev.movr.user;

import org.jspecify.annotations.NullMarked;
