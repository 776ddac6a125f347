package dev.movr.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.movr.language.Language;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.web.CurrentLanguage;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * How the API reads and writes JSON: cities are slugs, languages are tags, durations are in whole
 * seconds (JSON Schema's format has no fractions), absent values are left out, and whatever is not
 * understood is refused. A number may omit its fraction, since many clients write 2.0 as 2.
 */
@Configuration(proxyBeanMethods = false)
class ApiJson {
  @Bean
  JsonMapperBuilderCustomizer strictJson(Cities cities, CurrentLanguage languages) {
    return builder -> {
      builder
          .addModule(ourValues(cities, languages))
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
      for (var type : LogicalType.values()) {
        builder.withCoercionConfig(
            type,
            coercions -> {
              for (var shape : CoercionInputShape.values()) {
                coercions.setCoercion(shape, CoercionAction.Fail);
              }
            });
      }
      builder.withCoercionConfig(
          LogicalType.Float,
          whole -> whole.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert));
    };
  }

  /** As {@code application/json} only, not as {@code application/x+json}. */
  @Bean
  ServerHttpMessageConvertersCustomizer onlyPlainJson(JsonMapper json) {
    var converter = new JacksonJsonHttpMessageConverter(json);
    converter.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON));
    return converters -> converters.withJsonConverter(converter);
  }

  private static SimpleModule ourValues(Cities cities, CurrentLanguage languages) {
    return new SimpleModule()
        .addSerializer(
            City.class,
            new StdScalarSerializer<>(City.class) {
              @Override
              public void serialize(City city, JsonGenerator out, SerializationContext context) {
                out.writeString(city.slug());
              }
            })
        .addSerializer(
            Language.class,
            new StdScalarSerializer<>(Language.class) {
              @Override
              public void serialize(
                  Language language, JsonGenerator out, SerializationContext context) {
                out.writeString(language.tag());
              }
            })
        .addSerializer(
            Duration.class,
            new StdScalarSerializer<>(Duration.class) {
              @Override
              public void serialize(
                  Duration duration, JsonGenerator out, SerializationContext context) {
                out.writeString(duration.truncatedTo(ChronoUnit.SECONDS).toString());
              }
            })
        .addDeserializer(
            City.class,
            new StdScalarDeserializer<City>(City.class) {
              @Override
              public City deserialize(JsonParser in, DeserializationContext context) {
                String slug = in.getValueAsString("");
                return cities
                    .bySlug(slug)
                    .orElseThrow(
                        () -> context.weirdStringException(slug, City.class, "not a city's slug"));
              }
            })
        .addDeserializer(
            Language.class,
            new StdScalarDeserializer<Language>(Language.class) {
              @Override
              public Language deserialize(JsonParser in, DeserializationContext context) {
                String tag = in.getValueAsString("");
                return languages
                    .offered(tag)
                    .orElseThrow(
                        () -> context.weirdStringException(tag, Language.class, "not offered"));
              }
            });
  }
}
