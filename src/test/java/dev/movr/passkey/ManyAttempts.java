package dev.movr.passkey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** For tests that are refused more often than one address may be. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
    properties = {
      "movr.login.attempts-per-address=1000000",
      "movr.login.attempts-per-username=1000000"
    })
@interface ManyAttempts {}
