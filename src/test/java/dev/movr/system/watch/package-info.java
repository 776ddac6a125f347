/** What whoever runs MovR sees of it: its log, and its traces. */
@NullMarked
package dev.movr.system.watch;

import org.jspecify.annotations.NullMarked;
