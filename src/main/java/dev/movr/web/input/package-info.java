/** What people type and programs send, made clean and held against the rules. */
@NullMarked
package dev.movr.web.input;

import org.jspecify.annotations.NullMarked;
