package dev.movr.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tells Spring Security who is logged in. It costs one statement, and only in requests that ask.
 */
@Component
class LoginRepository implements SecurityContextRepository, WebMvcConfigurer {
  private static final String ISSUED = LoginRepository.class.getName();

  private final LoginCookie cookie;
  private final Logins logins;

  LoginRepository(LoginCookie cookie, Logins logins) {
    this.cookie = cookie;
    this.logins = logins;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new DeferredLogin(request);
  }

  private final class DeferredLogin implements DeferredSecurityContext {
    private final HttpServletRequest request;
    private @Nullable SecurityContext context;

    DeferredLogin(HttpServletRequest request) {
      this.request = request;
    }

    @Override
    public SecurityContext get() {
      if (context == null) {
        context = load(request);
      }
      return context;
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }

  private SecurityContext load(HttpServletRequest request) {
    return cookie
        .read(request)
        .flatMap(issued -> current(request, issued))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  private Optional<SecurityContext> current(
      HttpServletRequest request, SealedLogins.IssuedLogin issued) {
    Optional<DirectoryEntry> entry = logins.current(issued.login());
    entry.ifPresent(valid -> request.setAttribute(ISSUED, issued));
    return entry.map(valid ->
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(
                issued.login(), null, StaffMember.authorities(valid))));
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  /** Logins are written by the pages that make them. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return cookie.read(request).isPresent();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Renewal()).excludePathPatterns("/error");
  }

  /**
   * Renews a login in use now and then, before the page is rendered: by then somebody has asked who
   * is logged in, or the page will.
   */
  private final class Renewal implements HandlerInterceptor {
    @Override
    public void postHandle(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable ModelAndView page) {
      if (page == null || String.valueOf(page.getViewName()).startsWith("redirect:")) {
        return;
      }
      request.getUserPrincipal();
      if (request.getAttribute(ISSUED) instanceof SealedLogins.IssuedLogin issued
          && cookie.isDueForRenewal(issued)) {
        cookie.renew(issued.login(), request, response);
      }
    }
  }
}
