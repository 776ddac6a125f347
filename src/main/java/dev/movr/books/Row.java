package dev.movr.books;

import java.util.UUID;

/** A row of a slice, which is continued behind its id. */
interface Row {
  UUID id();
}
