package dev.movr.passkey;

import java.util.List;

/**
 * What guards an account beside its password.
 *
 * @param passkeys oldest first
 * @param secondFactor whether a passkey is asked for after the password
 * @param codesLeft recovery codes that were not used yet
 */
public record Safeguards(List<Passkey> passkeys, boolean secondFactor, int codesLeft) {}
