package dev.movr.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL that is started for the run, and ends with it. */
final class StartedServer implements TestServer {
  private final EmbeddedPostgres server;

  StartedServer() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("encoding", "UTF8")
              .setServerConfig("max_connections", "200")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String create(String name) {
    TestServer.execute(uri("postgres"), "CREATE DATABASE " + name);
    return uri(name);
  }

  private String uri(String database) {
    return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + database;
  }
}
