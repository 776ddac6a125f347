/**
 * What all of the API shares: who may call what, JSON, problems, idempotency keys, its description.
 */
@NullMarked
package dev.movr.api;

import org.jspecify.annotations.NullMarked;
