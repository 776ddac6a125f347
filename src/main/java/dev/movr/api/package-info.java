/**
 * What the API and the feed share: who may call what, JSON, problems, idempotency keys, the
 * description.
 */
@NullMarked
package dev.movr.api;

import org.jspecify.annotations.NullMarked;
