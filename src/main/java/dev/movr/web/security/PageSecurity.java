package dev.movr.web.security;

import dev.movr.web.OperatorSettings;
import dev.movr.web.WebSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call what: a route that is not named here does not exist for anybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, OperatorSettings.class})
class PageSecurity {
  private static final String FORM_COOKIE = "movr_csrf";

  /** Browsers keep no cookie for longer (RFC 6265bis, 5.5). */
  private static final Duration LONGEST_OF_BROWSERS = Duration.ofDays(400);

  private static final RequestMatcher EVERYBODY =
      routes(
          "/",
          "/city",
          "/login",
          "/login/passkey",
          "/login/second-factor",
          "/login/second-factor/passkey",
          "/register",
          "/forgotten-password",
          "/new-password",
          "/vehicles",
          "/{city}/vehicles",
          "/{city}/vehicles/{id}",
          "/{city}/take/{publicId}",
          "/assets/{name}",
          "/webjars/**",
          "/favicon.ico",
          "/manifest.webmanifest",
          "/service-worker.js",
          "/offline/{language}",
          "/privacy",
          "/imprint",
          "/terms",
          "/api",
          "/api/problems",
          "/error");

  private static final RequestMatcher LOGGED_IN =
      routes(
          "/logout",
          "/users",
          "/{city}/users",
          "/profile",
          "/profile/*",
          "/profile/logins/{number}/end",
          "/profile/passkeys/add",
          "/profile/passkeys/{id}/remove",
          "/vehicles/add",
          "/{city}/vehicles/{id}/edit",
          "/{city}/vehicles/{id}/out-of-service",
          "/{city}/vehicles/{id}/in-service",
          "/{city}/vehicles/{id}/remove",
          "/{city}/vehicles/{id}/end-ride",
          "/rides",
          "/{city}/rides",
          "/{city}/rides/{id}/end");

  /** Of which city somebody must be staff is the staff's own room's business. */
  private static final RequestMatcher STAFF = routes("/staff", "/{city}/staff", "/{city}/staff/**");

  private static RequestMatcher routes(String... patterns) {
    var paths = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(
        Arrays.stream(patterns).<RequestMatcher>map(paths::matcher).toList());
  }

  /** Methods that nobody knows are answered like others that a route does not allow: with 405. */
  @Bean
  static HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  /** Of a request's time and route the web tells; what each filter takes is no news to anybody. */
  @Bean
  static SecurityObservationSettings unobservedFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http,
      SecurityContextRepository loginRepository,
      CookieCsrfTokenRepository formTokens,
      WebSettings settings) {
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(Methods::isUnknown)
                .permitAll()
                .requestMatchers(STAFF)
                .hasRole("STAFF")
                .requestMatchers(LOGGED_IN)
                .authenticated()
                .requestMatchers(EVERYBODY)
                .permitAll()
                .anyRequest()
                .denyAll())
        .securityContext(context -> context.securityContextRepository(loginRepository))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf ->
            csrf.csrfTokenRepository(formTokens).requireCsrfProtectionMatcher(Methods::isChanging))
        .exceptionHandling(denied ->
            denied
                .authenticationEntryPoint((request, response, e) -> logInFirst(request, response))
                .accessDeniedHandler(new RefusedForms(FORM_COOKIE)))
        .headers(headers -> headers(headers, settings))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  /**
   * Random text in a cookie, with which a form's token is compared: any instance can, under any
   * key. The cookie survives the browser's end, as the login does, with which it is renewed.
   */
  @Bean
  static CookieCsrfTokenRepository formTokens() {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(FORM_COOKIE);
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").maxAge(LONGEST_OF_BROWSERS));
    return tokens;
  }

  /** A visitor is sent to log in, and then on to the page that was wanted. */
  private static void logInFirst(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!LOGGED_IN.matches(request) && !STAFF.matches(request)) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return;
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    String wanted =
        request.getMethod().equals("GET") ? request.getRequestURI() + query : FormPage.of(request);
    response.sendRedirect("/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers, WebSettings settings) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy(settings)))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("geolocation=(self), camera=(), microphone=(), payment=()"))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
  }

  private static String contentSecurityPolicy(WebSettings settings) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        ("connect-src 'self' " + (settings.googleMaps() ? settings.tilesOrigin() : "")).strip(),
        ("img-src 'self' data: " + settings.tilesOrigin()).strip(),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'");
  }
}
