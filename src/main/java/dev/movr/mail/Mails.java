package dev.movr.mail;

import dev.movr.language.Language;
import dev.movr.start.StartRefused;
import dev.movr.web.WebSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Sends mails in the background, each once: whoever asks for one neither waits for it nor learns
 * what came of it. What was not sent is counted and logged, and lost.
 */
@Service
@EnableConfigurationProperties(MailSettings.class)
public class Mails implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Mails.class);
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 1_000;

  /** Below a phase's time, and after the requests in flight are finished. */
  private static final int SECONDS_AT_THE_END = 15;

  private final Optional<Postbox> postbox;
  private final MeterRegistry meters;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("mail-", 0).factory());

  Mails(MailSettings settings, WebSettings web, MeterRegistry meters) {
    this.postbox = settings.server().map(server -> new Postbox(server, settings.sender()));
    this.meters = meters;
    List.of("sent", "failed", "refused").forEach(this::counter);
    threads.allowCoreThreadTimeOut(true);
    if (postbox.isPresent() && web.publicOrigin().isEmpty()) {
      throw new StartRefused(
          "PUBLIC_URL is required together with SMTP_URI: the links in mails begin with it.");
    }
  }

  /** Whether there is an SMTP server. */
  public boolean areSent() {
    return postbox.isPresent();
  }

  /**
   * Makes a mail and sends it, in a while; none without an SMTP server. It is made in the language
   * of the request, unless whoever makes it knows better.
   *
   * @param mail what takes time belongs in here; empty when it turns out that there is none to send
   * @return false when too many wait, and this one was not taken
   */
  public boolean send(Supplier<Optional<Mail>> mail) {
    if (postbox.isEmpty()) {
      return true;
    }
    Language language = Language.current();
    try {
      threads.execute(() -> sendNow(postbox.get(), () -> language.speak(mail)));
      return true;
    } catch (RejectedExecutionException full) {
      counter("refused").increment();
      return false;
    }
  }

  private void sendNow(Postbox open, Supplier<Optional<Mail>> made) {
    try {
      Optional<Mail> mail = made.get();
      if (mail.isPresent()) {
        open.put(mail.get());
        counter("sent").increment();
      }
    } catch (RuntimeException failure) {
      counter("failed").increment();
      log.warn("A mail was not sent by {}: {}", open.server(), Postbox.kinds(failure));
    }
  }

  private Counter counter(String outcome) {
    return meters.counter("movr.mails", "outcome", outcome);
  }

  @Override
  public void start() {}

  @Override
  public boolean isRunning() {
    return !threads.isShutdown();
  }

  /** Sends what waits, while it can still be made. */
  @Override
  public void stop() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(SECONDS_AT_THE_END, TimeUnit.SECONDS)) {
        log.warn("{} mails were not sent before the end", threads.shutdownNow().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int getPhase() {
    return 0;
  }
}
