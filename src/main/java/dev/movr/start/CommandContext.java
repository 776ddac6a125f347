package dev.movr.start;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What commands have in common: MovR's settings as options ({@code --movr.database.uri=…}, {@code
 * --CITIES=…}), and the rooms of the application that they need.
 */
@Command
public final class CommandContext {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * Those rooms and the catalogue of cities, without the web.
   *
   * @throws StartReported when they cannot be had; why is said on standard error
   */
  public ConfigurableApplicationContext open(Class<?>... rooms) {
    return openWith(Map.of(), rooms);
  }

  /**
   * The same, with settings that go before all others.
   *
   * @param settings by the names of their properties
   */
  public ConfigurableApplicationContext openWith(Map<String, Object> settings, Class<?>... rooms) {
    var first = new MapPropertySource("of the command", settings);
    return start(
        new SpringApplicationBuilder(CatalogueConfiguration.class)
            .sources(rooms)
            .initializers(made -> made.getEnvironment().getPropertySources().addFirst(first))
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .build());
  }

  /**
   * Starts an application with the settings that are given as options.
   *
   * @throws StartReported when it does not start; why is said on standard error
   */
  public ConfigurableApplicationContext start(SpringApplication application) {
    try {
      return application.run(settings());
    } catch (RuntimeException failure) {
      throw new StartReported(failure);
    }
  }

  private String[] settings() {
    return command.commandLine().getParseResult().unmatched().toArray(String[]::new);
  }

  /** Such as {@code --movr.database.uri=…} and {@code --CITIES=…}. */
  public static boolean isSetting(String argument) {
    String name = argument.split("=", 2)[0];
    return name.startsWith("--")
        && (name.contains(".") || name.equals(name.toUpperCase(Locale.ROOT)));
  }

  /**
   * A mistyped {@code --preview} must not change anything.
   *
   * @throws ParameterException when an argument is neither the command's nor a setting
   */
  public void refuseSlips() {
    Stream.of(settings())
        .filter(argument -> !isSetting(argument))
        .findFirst()
        .ifPresent(slip -> {
          throw new ParameterException(command.commandLine(), slip(slip));
        });
  }

  private String slip(String argument) {
    String name = command.qualifiedName();
    if (argument.startsWith("-")) {
      return "%s has no option %s.".formatted(name, argument.split("=", 2)[0]);
    }
    return command.subcommands().isEmpty()
        ? "%s takes no \"%s\".".formatted(name, argument)
        : "%s has no command \"%s\", only %s."
            .formatted(name, argument, String.join(", ", command.subcommands().keySet()));
  }
}
