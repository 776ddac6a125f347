package dev.movr.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import dev.movr.login.Login;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What people see when something does not work. */
@InBrowser
@Import(FailureStory.Failures.class)
class FailureStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Riders riders;
  @LocalServerPort int port;

  /** In Boston the database does not answer, and in Rome it is not known what was done. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Failures implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(this).addPathPatterns("/boston/vehicles", "/rome/vehicles/*/remove");
    }

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      throw request.getRequestURI().startsWith("/boston")
          ? new DataAccessResourceFailureException("lost")
          : new RecoverableDataAccessException("unknown");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_does_not_work_is_said_in_words(Screen screen) {
    Login owner = riders.withPassword(riders.city("rome"));
    riders.scooterOf(owner);
    try (Visitor ada = chromium.visitor("failure", port, screen)) {
      ada.logIn(owner.username());
      meets(ada, "/atlantis/vehicles", 404, "These are the cities that we serve");
      meets(ada, "/rome/vehicles?after=nowhere", 400, "cannot make sense of");
      meets(ada, "/logout", 405, "cannot be used this way");
      meets(ada, "/boston/vehicles", 503, "Our database does not answer");
      sendsAnOldForm(ada);
      doesNotKnow(ada);
    }
  }

  private static void meets(Visitor ada, String path, int status, String words) {
    assertThat(ada.open(path).status()).isEqualTo(status);
    ada.sees(words);
    boolean tellsWhoIsLoggedIn = status < 500;
    assertThat(ada.page().locator("body").getAttribute("data-user") != null)
        .isEqualTo(tellsWhoIsLoggedIn);
    ada.look(String.valueOf(status));
  }

  private static void sendsAnOldForm(Visitor ada) {
    ada.open("/profile/edit");
    ada.fill("Last name", "Lovelace");
    ada.page().evaluate("document.querySelectorAll('[name=_csrf]').forEach(e => e.remove())");
    ada.press("Save");
    ada.sees("This form was out of date");
    ada.look("403");
    ada.page().context().clearCookies(new ClearCookiesOptions().setName("movr_csrf"));
    ada.press("Save");
    ada.sees("Your browser did not send our cookie");
    ada.look("403-without-cookie");
    ada.press("Save");
    ada.sees("Your profile is saved.");
    ada.sees("Lovelace");
  }

  private static void doesNotKnow(Visitor ada) {
    ada.open("/profile");
    ada.page().locator(".confirm summary").getByText("Remove").click();
    Page page = ada.page();
    page.waitForNavigation(() -> ada.press("Yes, remove it"));
    ada.sees("We do not know yet whether that was done");
    ada.look("unknown");
  }
}
