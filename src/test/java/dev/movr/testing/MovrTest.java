package dev.movr.testing;

import dev.movr.MovrApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on a real PostgreSQL. All tests share one application context, so
 * each works with users and vehicles of its own: see {@link Riders}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {MovrApplication.class, TestConfiguration.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "movr.web.secret-key=of-the-tests-and-of-nothing-else-0123456789",
      "management.server.port=0",
      "movr.login.floor=0ms",
      "movr.registrations.per-address=1000000",
      "movr.registrations.in-all=1000000",
      "movr.rides.limit=1m",
      "movr.privacy.rounding=off"
    })
@ContextConfiguration(initializers = ProxiedDatabase.class)
public @interface MovrTest {}
