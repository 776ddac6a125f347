/** Passkeys (WebAuthn): logging in without a password, and the second factor after it. */
@NullMarked
package dev.movr.passkey;

import org.jspecify.annotations.NullMarked;
