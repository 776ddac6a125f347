package dev.movr.web.page;

import dev.movr.language.Language;
import dev.movr.region.Cities;
import dev.movr.web.CurrentCity;
import dev.movr.web.CurrentLanguage;
import dev.movr.web.OperatorSettings;
import dev.movr.web.RequestIds;
import dev.movr.web.WebSettings;
import dev.movr.web.failure.StaleForm;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders the templates that the build compiled. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JteViews implements ViewResolver {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Cities cities;
  private final CurrentCity currentCity;
  private final CurrentLanguage currentLanguage;
  private final Assets assets;
  private final WebSettings settings;
  private final OperatorSettings operator;
  private final Clock clock;

  JteViews(
      Cities cities,
      CurrentCity currentCity,
      CurrentLanguage currentLanguage,
      Assets assets,
      WebSettings settings,
      OperatorSettings operator,
      Clock clock) {
    this.cities = cities;
    this.currentCity = currentCity;
    this.currentLanguage = currentLanguage;
    this.assets = assets;
    this.settings = settings;
    this.operator = operator;
    this.clock = clock;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    return name.startsWith("redirect:")
        ? null
        : (model, request, response) ->
            render(name, model == null ? Map.of() : model, request, response);
  }

  /**
   * Into memory first: a page may still set cookies while it is rendered, and a failing one is not
   * half sent.
   */
  private void render(
      String name, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, @Nullable Object> parameters = new HashMap<>(model);
    parameters.put("page", page(model, request, response));
    var output = new Utf8ByteOutput();
    engine.render(name + ".jte", parameters, output);
    response.setContentType("text/html;charset=UTF-8");
    response.setLocale(Locale.forLanguageTag(Language.current().tag()));
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
    response.setContentLength(output.getContentLength());
    // At once: each of the template's many pieces would go through all of the response's wrappers.
    response.getOutputStream().write(output.toByteArray());
  }

  /**
   * A page that reports a failure of the server does not ask who is logged in: that might fail
   * again.
   */
  private Page page(
      Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
    boolean repeatable = Set.of("GET", "HEAD").contains(method(request));
    boolean failure = response.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value();
    return new Page(
        cities,
        currentCity.of(request),
        assets,
        settings,
        operator,
        LanguageLinks.of(currentLanguage.offered(), request, repeatable),
        failure
            ? null
            : Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName).orElse(null),
        !failure && request.isUserInRole("STAFF"),
        (String) model.get("notice"),
        () -> (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
        StaleForm.of(request).orElse(null),
        clock.instant(),
        repeatable,
        response.getHeader(RequestIds.HEADER));
  }

  /** Of the request that failed, when this is the page for its failure; empty if unreadable. */
  private static String method(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_METHOD))
        .or(() -> Optional.ofNullable(request.getMethod()))
        .orElse("");
  }
}
