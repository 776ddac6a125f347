/** What the features share to show numbers by city among the metrics. */
@NullMarked
package dev.movr.metric;

import org.jspecify.annotations.NullMarked;
