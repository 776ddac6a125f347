package dev.movr.region;

/**
 * A place where data and instances live together.
 *
 * @param name the cloud provider's: {@code gcp-us-east1}
 * @param defaultCity the city shown to a client whose place is unknown
 */
public record Region(String name, String label, String defaultCity) {}
