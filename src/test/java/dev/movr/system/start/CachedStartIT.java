package dev.movr.system.start;

import static dev.movr.testing.MovrProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/movr} of a MovR that is built, and the AOT cache that it makes for its next start. */
@Timeout(1200)
class CachedStartIT {
  private static final Duration LONGEST_TRAINING = Duration.ofMinutes(8);
  private static final Map<String, String> WITH_THE_CACHE_OR_NOT_AT_ALL =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

  @TempDir Path project;

  /** What was built first is older than what says that it was built. */
  @BeforeEach
  void copy_what_was_built() throws IOException {
    for (String directory : List.of("bin", "src/main", "target")) {
      Files.createDirectories(project.resolve(directory));
    }
    for (String file :
        List.of("bin/movr", "bin/jdk", "bin/aot-cache", "pom.xml", "target/movr.jar")) {
      Files.copy(Path.of(file), project.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.createFile(project.resolve("target/movr.built"));
  }

  @Test
  void a_cache_is_made_beside_the_first_start_and_used_as_long_as_it_is_good() throws Exception {
    Files.writeString(cache(), "left by somebody who was interrupted");
    serve_until_there_is_another_cache();
    assertThat(serves(WITH_THE_CACHE_OR_NOT_AT_ALL)).isTrue();

    Path good = Files.copy(cache(), project.resolve("good"));
    spoil_the_cache();
    assertThat(serves(WITH_THE_CACHE_OR_NOT_AT_ALL)).isFalse();
    assertThat(serves(Map.of())).isTrue();

    Files.copy(good, cache(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(serves(WITH_THE_CACHE_OR_NOT_AT_ALL)).isTrue();
    change_the_jar();
    assertThat(serves(WITH_THE_CACHE_OR_NOT_AT_ALL)).isFalse();
  }

  @Test
  void a_command_makes_no_cache() throws Exception {
    Path made = project.resolve("made");
    Files.writeString(project.resolve("bin/aot-cache"), "#!/bin/sh\ntouch '%s'\n".formatted(made));

    try (var command = start(Map.of(), "--preview", "no-such-command")) {
      assertThat(command.awaitEnd()).isEqualTo(2);
      assertThat(command.err()).startsWith("movr has no option --preview.");
    }
    assertThat(made).doesNotExist();
    try (var refused = start(Map.of("PORT", "no-such-port"), "--DEBUG=false")) {
      await(() -> Files.exists(made));
      assertThat(refused.awaitEnd()).isEqualTo(1);
    }
  }

  private void serve_until_there_is_another_cache() throws Exception {
    Object before = cacheKey();
    try (var movr = start(Map.of())) {
      assert_a_page_is_served(movr.awaitReady());
      await(LONGEST_TRAINING, () -> Files.exists(cache()) && !cacheKey().equals(before));
      stop(movr);
    }
  }

  private boolean serves(Map<String, String> variables) throws Exception {
    try (var movr = start(variables)) {
      await(() -> movr.out().contains("MovR is ready: ") || movr.hasEnded());
      boolean served = !movr.hasEnded();
      if (served) {
        assert_a_page_is_served(movr.awaitReady());
      }
      stop(movr);
      return served;
    }
  }

  private static void assert_a_page_is_served(URI address) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address.resolve("/new-york/vehicles")).build();
      assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("Times Square");
    }
  }

  private MovrProcess start(Map<String, String> variables, String... arguments) throws IOException {
    var all = new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
    all.putAll(Map.of("DATA_DIR", project.resolve("data").toString(), "PORT", freePort()));
    all.putAll(variables);
    String script = project.resolve("bin/movr").toString();
    var command = new java.util.ArrayList<>(List.of(script));
    command.addAll(List.of(arguments));
    return MovrProcess.start(command, all);
  }

  /** What makes the cache asks at MovR's port whether MovR is there, so that it has to be known. */
  private static String freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  /** What makes the cache ends with MovR. */
  private static void stop(MovrProcess movr) throws Exception {
    movr.terminate();
    movr.awaitEnd();
    var maker = List.of("bin/aot-cache", String.valueOf(movr.id()));
    await(() -> ProcessHandle.allProcesses().noneMatch(process -> runs(process, maker)));
  }

  private static boolean runs(ProcessHandle process, List<String> command) {
    return process
        .info()
        .arguments()
        .filter(arguments -> Arrays.asList(arguments).containsAll(command))
        .isPresent();
  }

  private Path cache() {
    return project.resolve("target/movr.aot");
  }

  private Object cacheKey() throws IOException {
    return Files.exists(cache())
        ? Files.readAttributes(cache(), "unix:ino,size,lastModifiedTime")
        : "none";
  }

  private void spoil_the_cache() throws IOException {
    try (var file = FileChannel.open(cache(), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(100_000), file.size() / 2);
    }
  }

  private void change_the_jar() throws IOException {
    try (var jar = FileSystems.newFileSystem(project.resolve("target/movr.jar"))) {
      Files.writeString(jar.getPath("BOOT-INF/classes/changed"), "changed");
    }
  }
}
