/** Tests of the whole system. */
@NullMarked
package dev.movr.system.security;

import org.jspecify.annotations.NullMarked;
