package dev.movr.login;

import java.util.Optional;

/**
 * What the username directory says of a username, at the moment of asking. Neither the role nor the
 * suspension travels with a login, so both count at once, on every instance.
 */
record DirectoryEntry(Login login, Optional<StaffScope> staff, boolean suspended) {}
