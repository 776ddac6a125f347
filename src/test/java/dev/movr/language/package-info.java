@NullMarked
package dev.movr.language;

import org.jspecify.annotations.NullMarked;
