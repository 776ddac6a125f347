/** The only room that names a database engine: connections, migrations, transactions. */
@NullMarked
package dev.movr.database;

import org.jspecify.annotations.NullMarked;
