package dev.movr.api.description;

import dev.movr.api.IdempotencyKey;
import dev.movr.language.Language;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.web.CurrentLanguage;
import dev.movr.web.failure.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Currency;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description, which is generated from its code: {@code /api/v1/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
  static final String BEARER = "bearer";

  private static final String DESCRIPTION =
      """
      Everything that riders and owners do on MovR's pages, for programs. A path that names a row also names its \
      city, by the slug that `GET /api/v1/cities` returns. Times are RFC 3339 in UTC, durations are ISO 8601, ids are \
      strings, and absent values are omitted. Lists are paged: if a response has `next`, send it as `cursor` to get the \
      next slice of the same list. Errors are described as specified in RFC 9457; their `type` is \
      [stable](/api/problems).
      """;

  @Bean
  OpenAPI openApi(Cities cities, CurrentLanguage languages) {
    SpringDocUtils.getConfig()
        .replaceWithSchema(City.class, text()._enum(slugs(cities)))
        .replaceWithSchema(Language.class, text()._enum(tags(languages)))
        .replaceWithSchema(Currency.class, text().pattern("^[A-Z]{3}$"))
        .replaceWithSchema(
            IdempotencyKey.class, text().minLength(1).maxLength(255).pattern("^[!-~]+$"));
    return new OpenAPI()
        .info(
            new Info()
                .title("MovR")
                .version("1")
                .description(DESCRIPTION.strip())
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/")))
        .components(components());
  }

  private static Components components() {
    var bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("The access token that POST /api/v1/tokens returns.");
    return new Components().addSecuritySchemes(BEARER, bearer);
  }

  /** All operations refer to it, and none returns it. */
  @Bean
  OpenApiCustomizer describedProblem(RecordSchemas records) {
    var converters = new ModelConverters(true);
    converters.addConverter(records);
    return api -> converters.readAll(Problem.class).forEach(api.getComponents()::addSchemas);
  }

  static Schema<Object> text() {
    return new Schema<>().typesItem("string");
  }

  private static List<Object> tags(CurrentLanguage languages) {
    return languages.offered().stream().<Object>map(Language::tag).toList();
  }

  static List<Object> slugs(Cities cities) {
    return cities.cities().stream().<Object>map(City::slug).toList();
  }
}
