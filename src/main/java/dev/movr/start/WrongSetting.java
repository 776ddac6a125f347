package dev.movr.start;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** Says which setting is wrong, by the name of the environment variable that gives it. */
final class WrongSetting {
  private static final Pattern PROPERTY = Pattern.compile("[a-z]+(?:\\.[a-z0-9-]+)+");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)[:}].*");
  private static final Pattern SECRET = Pattern.compile("uri|url|secret|key|password|token");

  private final Optional<ConfigurableEnvironment> environment;

  WrongSetting(@Nullable ConfigurableEnvironment environment) {
    this.environment = Optional.ofNullable(environment);
  }

  Optional<String> explain(BindException failure) {
    return refusedByItsRecord(failure)
        .or(() ->
            Optional.ofNullable(failure.getProperty())
                .map(property -> notOfItsType(property, failure)));
  }

  /** The records of settings refuse values with a message that begins with the property's name. */
  private Optional<String> refusedByItsRecord(BindException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()))
        .filter(message -> PROPERTY.matcher(message).lookingAt())
        .filter(message -> isSetting(firstProperty(message)))
        .findFirst()
        .map(message -> withVariables(message) + value(firstProperty(message)));
  }

  private String notOfItsType(ConfigurationProperty property, BindException failure) {
    return variable(property.getName().toString())
        + " must be "
        + expected(failure.getTarget().getType().toClass())
        + value(property.getName().toString());
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
    } else if (type == Duration.class) {
      return "a duration such as 500ms, 2s or 1h";
    } else if (type == InetAddress.class) {
      return "an address of this machine such as 127.0.0.1";
    } else if (type == Path.class) {
      return "a path";
    } else if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    } else if (List.<Class<?>>of(int.class, Integer.class, long.class, Long.class).contains(type)) {
      return "a whole number";
    } else if (type == BigDecimal.class) {
      return "a number such as 0.25";
    }
    return "a " + type.getSimpleName();
  }

  /** Which variable gives this port. */
  String variableOfPort(int port) {
    return environment
        .map(known -> known.getProperty(ManagementPort.PROPERTY))
        .filter(String.valueOf(port)::equals)
        .map(management -> "MANAGEMENT_PORT")
        .orElse("PORT");
  }

  private String withVariables(String message) {
    return PROPERTY
        .matcher(message)
        .replaceAll(found -> isSetting(found.group()) ? variable(found.group()) : found.group());
  }

  private static String firstProperty(String message) {
    return PROPERTY.matcher(message).results().map(MatchResult::group).findFirst().orElse("");
  }

  private boolean isSetting(String property) {
    return environment.filter(known -> known.containsProperty(property)).isPresent();
  }

  private String value(String property) {
    return environment
        .filter(known -> !SECRET.matcher(property).find())
        .map(known -> ", and is \"" + known.getProperty(property, "") + "\".")
        .orElse(".");
  }

  /** The one in the placeholder of application.yaml, else the property's own name in capitals. */
  private String variable(String property) {
    return environment.stream()
        .flatMap(known -> known.getPropertySources().stream())
        .map(source -> placeholder(source, property))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
  }

  private static Optional<String> placeholder(PropertySource<?> source, String property) {
    return Optional.ofNullable(source.getProperty(property))
        .map(raw -> PLACEHOLDER.matcher(raw.toString()))
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1));
  }
}
