package dev.movr.api.description;

import dev.movr.language.Language;
import dev.movr.region.Cities;
import dev.movr.web.failure.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes an operation's other responses: problems, 304, headers. */
@Component
class ApiOperations implements OperationCustomizer {
  private final List<Object> slugs;

  ApiOperations(Cities cities) {
    this.slugs = ApiDocument.slugs(cities);
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    for (Parameter parameter :
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
      switch (parameter.getName()) {
        case "city" -> parameter.schema(ApiDocument.text()._enum(slugs));
        case "cursor" ->
            parameter
                .schema(ApiDocument.text().minLength(1).maxLength(500).pattern("^[A-Za-z0-9_-]+$"))
                .description("The value of `next` in the previous slice of the same list.");
        default -> {}
      }
    }
    ApiResponses answers = operation.getResponses();
    ApiResponse made = answers.get("201");
    if (made != null) {
      made.addHeaderObject("Location", header("The address of the new resource."));
    }
    ApiResponse read = answers.get("200");
    if (read != null && handler.hasMethodAnnotation(GetMapping.class) && !handler.isVoid()) {
      read.addHeaderObject("ETag", header("Send it as If-None-Match next time."));
      answers.addApiResponse("304", new ApiResponse().description("Not modified."));
    }
    boolean signedIn =
        Arrays.stream(handler.getMethodParameters())
            .anyMatch(parameter -> parameter.hasParameterAnnotation(AuthenticationPrincipal.class));
    if (signedIn) {
      operation.addSecurityItem(new SecurityRequirement().addList(ApiDocument.BEARER));
    }
    refusals(handler, signedIn)
        .collect(Collectors.groupingBy(ProblemType::status))
        .forEach((status, types) -> answers.addApiResponse(code(status), problem(types)));
    answers.addApiResponse("default", problem("Any other [problem](" + ProblemType.PAGE + ")."));
    return operation;
  }

  private static Stream<ProblemType> refusals(HandlerMethod handler, boolean signedIn) {
    Refuses refuses = handler.getMethodAnnotation(Refuses.class);
    return Stream.concat(
        signedIn ? Stream.of(ProblemType.NOT_SIGNED_IN) : Stream.empty(),
        refuses == null ? Stream.empty() : Arrays.stream(refuses.value()));
  }

  private static String code(HttpStatus status) {
    return String.valueOf(status.value());
  }

  private static ApiResponse problem(List<ProblemType> types) {
    ApiResponse answer =
        problem(
            types.stream()
                .map(type -> "`" + type.slug() + "`: " + type.titleIn(Language.ENGLISH))
                .collect(Collectors.joining("; ")));
    if (types.contains(ProblemType.TOO_MANY_ATTEMPTS)) {
      answer.addHeaderObject("Retry-After", header("The number of seconds to wait."));
    }
    return answer;
  }

  private static ApiResponse problem(String description) {
    var schema = new Schema<>().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(description)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }

  private static Header header(String description) {
    return new Header().description(description).schema(ApiDocument.text());
  }
}
