package dev.movr.testing;

import dev.movr.MovrApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the feed: the whole application with a database of its own, so that a city has those
 * vehicles only that the test has put there, and with a {@link TestClock}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {MovrApplication.class, TestConfiguration.class, FeedTest.Time.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "movr.web.secret-key=of-the-tests-and-of-nothing-else-0123456789",
      "management.server.port=off",
      "movr.rides.limit=1m",
      "movr.web.public-url=" + FeedTest.ORIGIN + "/",
      "movr.gbfs.prices.EUR.unlock=1.00",
      "movr.gbfs.prices.EUR.minute=0.25"
    })
@ContextConfiguration(initializers = FeedTest.Address.class)
public @interface FeedTest {
  /** Where the world is told that MovR is. */
  String ORIGIN = "https://movr.example.com";

  /** Makes the database. */
  final class Address implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      String options = context.getEnvironment().getProperty(ProxiedDatabase.OPTIONS, "");
      TestPropertyValues.of("movr.database.uri=" + TestDatabase.anotherUri("feed") + options)
          .applyTo(context);
    }
  }

  /** The clock. */
  @org.springframework.boot.test.context.TestConfiguration(proxyBeanMethods = false)
  class Time {
    @Bean
    @Primary
    static TestClock testClock() {
      return new TestClock();
    }
  }
}
