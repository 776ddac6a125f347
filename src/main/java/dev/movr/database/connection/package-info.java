/** Where the database is, which engine answers there, and the pools of connections to it. */
@NullMarked
package dev.movr.database.connection;

import org.jspecify.annotations.NullMarked;
