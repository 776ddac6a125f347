/**
 * What all pages share: access rules, sealed cookies, the city in the path, messages, error pages.
 */
@NullMarked
package dev.movr.web;

import org.jspecify.annotations.NullMarked;
