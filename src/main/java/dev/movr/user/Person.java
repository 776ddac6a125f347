package dev.movr.user;

import java.util.UUID;

/** What other users may know of a user. */
public record Person(UUID id, String firstName, String lastName) {}
