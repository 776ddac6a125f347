package dev.movr.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** No answer to bad input tells of the inside. */
final class DiscreetAnswers {
  private DiscreetAnswers() {}

  /** The answer itself, when it does not. */
  static HttpResponse<String> discreet(HttpResponse<String> answer) {
    assertThat(answer.body())
        .doesNotContainIgnoringCase(
            "exception", "springframework", "select city", "sqlstate", "\tat ");
    return answer;
  }
}
