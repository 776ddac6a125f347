package dev.movr.login;

import dev.movr.api.description.Refuses;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.paging.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The list of one's logins, for the API's clients. */
@RestController
@Tag(name = "Logins")
@RequestMapping("/api/v1/me/logins")
class LoginListApi {
  private final LoginList list;

  LoginListApi(LoginList list) {
    this.list = list;
  }

  @Operation(
      operationId = "listLogins",
      summary = "List your logins",
      description = "Those of browsers and of programs, the last used first: at most 100.")
  @GetMapping
  Slice<ListedLogin> logins(@AuthenticationPrincipal Login login) {
    return new Slice<>(list.of(login), Optional.empty());
  }

  @Operation(
      operationId = "endLogin",
      summary = "End one of your logins",
      description = "Its cookie, or its tokens, stop working at once.")
  @Refuses(ProblemType.NOT_FOUND)
  @DeleteMapping("/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@AuthenticationPrincipal Login login, @PathVariable long number) {
    if (!list.end(login, number)) {
      throw new NotFound();
    }
  }
}
