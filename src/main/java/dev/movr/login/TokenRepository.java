package dev.movr.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells Spring Security whose token a request to the API carries. */
@Component
class TokenRepository implements SecurityContextRepository {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  TokenRepository(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return token(holder.getRequest())
        .flatMap(tokens::access)
        .<SecurityContext>map(living ->
            new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(
                    living.login(), null, StaffMember.authorities(living.entry()))))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  private static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }

  /** Tokens are handed out by the API itself. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return token(request).isPresent();
  }
}
