/** What a request gets when it is refused or fails: a page for people, a problem for programs. */
@NullMarked
package dev.movr.web.failure;

import org.jspecify.annotations.NullMarked;
