package dev.movr.database.transaction;

import org.springframework.dao.TransientDataAccessResourceException;

/** More work is waiting for the database than can be done in time; this work was not done. */
public final class Overloaded extends TransientDataAccessResourceException {
  private static final long serialVersionUID = 1;

  Overloaded(String region) {
    super("too much is waiting for " + region);
  }
}
