package dev.movr.database.transaction;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes transactions fail with the failure that ended them. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {
  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new CauseKeepingTransactionManager(dataSource);
  }
}
