package dev.movr.workload.run;

import dev.movr.region.Cities;

/** The MovR that is driven. */
interface Target extends AutoCloseable {
  /** What it is, for people. */
  String name();

  Cities cities() throws Failure;

  /** Somebody new, who is logged in then. */
  Door register(Person person) throws Failure;

  /** The account of somebody who has registered. */
  Account account(Person person, Door door) throws Failure;

  /** Somebody new who owns vehicles. */
  Account registerOwner(Person person) throws Failure;

  @Override
  void close();
}
