package dev.movr.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.login.LoginCookie;
import dev.movr.recovery.EmailChanges;
import dev.movr.recovery.Recoveries;
import dev.movr.region.Cities;
import dev.movr.ride.RideSettings;
import dev.movr.ride.Rides;
import dev.movr.user.Users;
import dev.movr.vehicle.Vehicles;
import java.sql.SQLException;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests have beside the application: its statements recorded, and helpers. */
@org.springframework.boot.test.context.TestConfiguration(proxyBeanMethods = false)
public class TestConfiguration {

  @Bean
  static Statements statements() {
    return new Statements();
  }

  @Bean
  static TouchedPartitions touchedPartitions() {
    return new TouchedPartitions();
  }

  /**
   * Puts the recorders, and the loss of connections, beneath the pool: the pool stays as it is. Two
   * beans may be one pool.
   */
  @Bean
  static BeanPostProcessor observedPool(
      ObjectProvider<Statements> statements, ObjectProvider<TouchedPartitions> touched) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
            && !(pool.getDataSource() instanceof ProxyDataSource)) {
          pool.setDataSource(
              ProxyDataSourceBuilder.create(new LostCommits(pool.getDataSource()))
                  .listener(statements.getObject())
                  .listener(touched.getObject())
                  .build());
        }
        return bean;
      }
    };
  }

  @Bean
  Riders riders(
      Users users,
      Vehicles vehicles,
      Rides rides,
      RideSettings settings,
      Cities cities,
      LoginCookie cookie,
      Recoveries recoveries,
      EmailChanges emails,
      JdbcClient jdbc) {
    return new Riders(users, vehicles, rides, settings, cities, cookie, recoveries, emails, jdbc);
  }

  @Bean
  Books agreement(dev.movr.books.Books books, Cities cities) {
    return new Books(books, cities);
  }

  /** New York, filled when a test first asks for it. */
  @Bean
  @Lazy
  LargeCity largeCity(Flyway migrations, Cities cities) throws SQLException {
    return new LargeCity(migrations, cities.byName("new york").orElseThrow());
  }
}
