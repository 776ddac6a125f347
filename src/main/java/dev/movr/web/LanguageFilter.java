package dev.movr.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleContextResolver;

/**
 * Answers each request in its {@link CurrentLanguage}, its refusal and its failure, too. It comes
 * behind Spring's filter that puts the request's first locale into the thread, and before that of
 * the access rules.
 */
@Component("localeResolver")
@Order(LanguageFilter.ORDER)
class LanguageFilter extends OncePerRequestFilter implements LocaleContextResolver {
  static final int ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;

  private final CurrentLanguage currentLanguage;

  LanguageFilter(CurrentLanguage currentLanguage) {
    this.currentLanguage = currentLanguage;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!ProgramPaths.contain(ProgramPaths.uri(request))) {
      currentLanguage
          .asked(request)
          .ifPresent(language -> currentLanguage.choose(language, request, response));
    }
    LocaleContextHolder.setLocale(currentLanguage.of(request).locale());
    try {
      chain.doFilter(request, response);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    return new SimpleLocaleContext(currentLanguage.of(request).locale());
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("a language is chosen by its cookie");
  }
}
