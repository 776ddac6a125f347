package dev.movr.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a {@link MovrTest} of what is stored, or of transactions: a part of the contract that every
 * database engine has to keep. It runs on PostgreSQL always, and on CockroachDB when there is one.
 * What it asks of the database it asks in SQL that both speak.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("store")
public @interface StoreTest {}
