package dev.movr.web.page;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param enabled whether browsers keep MovR's shell for when there is no network; false: those that
 *     do let go of it
 */
@ConfigurationProperties("movr.offline")
record OfflineSettings(boolean enabled) {}
