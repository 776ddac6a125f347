package dev.movr.web.input;

import dev.movr.web.failure.StaleForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Fills a page's form with what was typed when it answers a {@link StaleForm}. */
@Component
class FormsShownAgain implements HandlerInterceptor, WebMvcConfigurer {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || StaleForm.of(request).isEmpty()) {
      return;
    }
    // The page's own would hide that of the refusal.
    page.setStatus(null);
    if (page.getModel().containsKey("form")) {
      page.addObject("form", Form.of(request));
    }
  }
}
