/** Many rows at once: through COPY where that is for everybody, and in long INSERTs elsewhere. */
@NullMarked
package dev.movr.database.bulk;

import org.jspecify.annotations.NullMarked;
