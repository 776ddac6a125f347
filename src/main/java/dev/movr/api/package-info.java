/** What the features of the API share: JSON, validation, idempotency keys, entity tags. */
@NullMarked
package dev.movr.api;

import org.jspecify.annotations.NullMarked;
