package dev.movr.api.description;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.movr.web.input.PlainText;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes records: a component that is not {@link Nullable} is required, and no other properties
 * are allowed.
 */
@Component
class RecordSchemas implements ModelConverter {
  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    Class<?> described = Json31.mapper().constructType(type.getType()).getRawClass();
    if (described.isRecord() && schema != null) {
      definition(schema, context).ifPresent(found -> complete(found, described));
    }
    return schema;
  }

  private static Optional<Schema<?>> definition(Schema<?> schema, ModelConverterContext context) {
    String reference = schema.get$ref();
    return reference == null
        ? Optional.<Schema<?>>of(schema).filter(inline -> inline.getProperties() != null)
        : Optional.ofNullable(
            context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1)));
  }

  private static void complete(Schema<?> schema, Class<?> type) {
    schema.setAdditionalProperties(false);
    schema.setRequired(null);
    for (RecordComponent component : type.getRecordComponents()) {
      property(schema, component.getAccessor(), component.getName())
          .ifPresent(name -> {
            if (!mayBeAbsent(component)) {
              schema.addRequiredItem(name);
            }
            Optional.ofNullable(schema.getProperties().get(name))
                .ifPresent(property -> limit(property, component));
          });
    }
    Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonProperty.class))
        .filter(method -> method.getReturnType().isPrimitive())
        .forEach(method ->
            property(schema, method, method.getName()).ifPresent(schema::addRequiredItem));
  }

  private static Optional<String> property(Schema<?> schema, Method accessor, String name) {
    JsonProperty given = accessor.getAnnotation(JsonProperty.class);
    String property = given == null || given.value().isEmpty() ? name : given.value();
    return Optional.of(property)
        .filter(any -> schema.getProperties() != null && schema.getProperties().containsKey(any));
  }

  private static boolean mayBeAbsent(RecordComponent component) {
    return component.getType() == Optional.class
        || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static void limit(Schema<?> property, AnnotatedElement component) {
    PlainText rule = component.getAnnotation(PlainText.class);
    if (rule != null) {
      property.minLength(rule.optional() ? 0 : 1).maxLength(rule.max());
      if (property.getPattern() == null) {
        property.pattern(rule.optional() ? PlainText.OPTIONAL_PATTERN : PlainText.PATTERN);
      }
    }
    String pattern = property.getPattern();
    if (pattern != null && !pattern.startsWith("^")) {
      property.pattern("^(?:" + pattern + ")$");
    }
  }
}
