package dev.movr.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Runs the examples of {@code docs/api.md} as they stand. They need bash and curl. */
@MovrTest
class ApiGuideTest {
  private static final Path GUIDE = Path.of("docs", "api.md");
  private static final Pattern EXAMPLE = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  @LocalServerPort int port;

  private static List<String> examples() throws IOException {
    return EXAMPLE.matcher(Files.readString(GUIDE)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void the_examples_work_one_after_the_other() throws Exception {
    assertThat(output("curl --version")).as("these examples need curl").startsWith("curl ");
    assertThat(examples()).last().asString().contains("-X DELETE \"$MOVR/api/v1/me\"");
    var script = new StringBuilder("set -euo pipefail\n");
    for (String example : examples()) {
      script.append(example).append("echo\n");
    }
    String output = output(script.toString());
    assertThat(output).endsWith("\nall examples were run\n");
    assertThat(output.lines())
        .anyMatch(line -> line.contains("\"active\":true"))
        .anyMatch(line -> line.contains("\"active\":false"))
        .anyMatch(line -> line.contains("\"lastName\":\"King\""))
        .anyMatch(line -> line.contains("/api/problems#invalid"))
        .contains("304");
  }

  private String output(String script) throws Exception {
    var builder =
        new ProcessBuilder("bash", "-c", script + "\necho all examples were run")
            .redirectErrorStream(true);
    builder.environment().put("MOVR", "http://localhost:" + port);
    Process bash = builder.start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return output;
  }
}
