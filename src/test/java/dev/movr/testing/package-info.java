/** What tests share: see README.md beside this file. */
@NullMarked
package dev.movr.testing;

import org.jspecify.annotations.NullMarked;
