package dev.movr.web.security;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may ask how this instance is: everybody whether it is alive and ready, and on the management
 * port, which is there for that alone, whoever reaches it.
 */
@Configuration(proxyBeanMethods = false)
class OperationSecurity {
  private static final RequestMatcher PROBES =
      new OrRequestMatcher(
          PathPatternRequestMatcher.withDefaults().matcher("/livez"),
          PathPatternRequestMatcher.withDefaults().matcher("/readyz"));

  @Bean
  @Order(3)
  SecurityFilterChain probes(HttpSecurity http) {
    return open(http, PROBES);
  }

  /** Only matches on the management port: elsewhere there are no endpoints. */
  @Bean
  @Order(4)
  SecurityFilterChain management(HttpSecurity http) {
    return open(
        http, new OrRequestMatcher(EndpointRequest.toAnyEndpoint(), EndpointRequest.toLinks()));
  }

  private static SecurityFilterChain open(HttpSecurity http, RequestMatcher requests) {
    return ApiSecurity.forPrograms(http, requests)
        .authorizeHttpRequests(any -> any.anyRequest().permitAll())
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .build();
  }
}
