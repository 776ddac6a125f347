package dev.movr.passkey;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as its user sees it.
 *
 * @param label what the user calls it
 * @param usedAt to the hour; empty when it was not used yet
 */
@Schema(name = "Passkey")
public record Passkey(UUID id, String label, Instant createdAt, Optional<Instant> usedAt) {}
