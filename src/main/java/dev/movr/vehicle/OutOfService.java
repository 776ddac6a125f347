package dev.movr.vehicle;

import java.time.Instant;

/** That a vehicle can neither be ridden nor found, for now. */
public record OutOfService(OutReason reason, Instant since) {}
