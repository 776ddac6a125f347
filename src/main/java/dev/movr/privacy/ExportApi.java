package dev.movr.privacy;

import dev.movr.api.EntityTags;
import dev.movr.login.Login;
import dev.movr.web.failure.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One's own data as a file, from the profile and for programs. */
@RestController
@Tag(name = "Accounts")
class ExportApi {
  private final Exports exports;
  private final JsonMapper json;

  ExportApi(Exports exports, JsonMapper json) {
    this.exports = exports;
    this.json = json;
  }

  /** Written as it is read: a failure on the way cuts the connection, so that it shows. */
  @Operation(
      operationId = "exportMe",
      summary = "Export your data",
      description =
          "Everything MovR knows about you, streamed. It is complete, or there is none: 503 while a region does not answer.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(schema = @Schema(implementation = Export.Document.class)))
  @GetMapping(
      path = {"/profile/export", "/api/v1/me/export"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  void export(
      @AuthenticationPrincipal Login login,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Export export = exports.of(login).orElseThrow(NotFound::new);
    EntityTags.none(request);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"movr-data.json\"");
    json.writer()
        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .writeValue(response.getOutputStream(), export);
  }
}
