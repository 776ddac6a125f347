package dev.movr.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Route;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whose token is old gets the page of the form back. */
class FormPageTest {
  static List<String> forms() {
    return paths("POST");
  }

  private static List<String> paths(String method) {
    return Route.all().stream()
        .filter(route -> route.method().equals(method) && !route.isApi())
        .map(Route::path)
        .toList();
  }

  private static String page(String form) {
    return FormPage.of(new MockHttpServletRequest("POST", form));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void each_form_has_a_page_that_can_be_asked_for(String form) {
    assertThat(paths("GET")).contains(page(form));
  }

  @ParameterizedTest
  @CsvSource({
    "/rome/staff/vehicles/1/end-ride, /rome/staff/vehicles/1/end-ride",
    "/rome/staff/vehicles/1/rider, /rome/vehicles/1",
    "/rome/vehicles/1/end-ride, /profile",
    "/rome/rides, /rome/vehicles",
    "/rome/rides/1/end, /rides",
    "/rome/vehicles/1/edit, /rome/vehicles/1/edit",
    "/profile/passkeys, /profile/passkeys/add"
  })
  void it_is_the_one_on_which_the_form_stands(String form, String page) {
    assertThat(page(form)).isEqualTo(page);
  }
}
