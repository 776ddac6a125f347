package dev.movr.database.transaction;

import java.time.Duration;

/**
 * What this instance has seen of a region's data.
 *
 * @param region such as {@code gcp-europe-west1}, or {@code directory} for the username directory
 * @param lost whether work on it fails, and none has been answered for a second
 * @param waiting how much work waits for it
 * @param sinceAnswer how long ago work on it was answered, or this instance started
 */
public record RegionState(String region, boolean lost, int waiting, Duration sinceAnswer) {}
