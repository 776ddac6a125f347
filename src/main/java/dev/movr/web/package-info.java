/**
 * What all HTTP shares: the current city of a client, the settings of pages, and which paths are
 * for programs.
 */
@NullMarked
package dev.movr.web;

import org.jspecify.annotations.NullMarked;
