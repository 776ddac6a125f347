package dev.movr.staff;

import dev.movr.login.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets staff into the console of the cities that they are staff of. That nobody else comes this far
 * is the access rules' business.
 */
@Component
class StaffRights implements WebMvcConfigurer, HandlerInterceptor {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/{city}/staff", "/{city}/staff/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws ModelAndViewDefiningException {
    var variables =
        (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    var member = StaffMember.of((Authentication) request.getUserPrincipal());
    if (!member.isOf(String.valueOf(variables.get("city")))) {
      throw new ModelAndViewDefiningException(
          new ModelAndView(
              "staff-elsewhere", Map.of("home", member.login().city()), HttpStatus.FORBIDDEN));
    }
    return true;
  }
}
