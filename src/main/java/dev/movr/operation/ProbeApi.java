package dev.movr.operation;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether to restart this instance, and whether to send it requests, for load balancers that see no
 * other port. The database is not asked: without it, MovR's own answers are better than none.
 */
@RestController
class ProbeApi {
  private final ApplicationAvailability availability;

  ProbeApi(ApplicationAvailability availability) {
    this.availability = availability;
  }

  @GetMapping(path = "/livez", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> live() {
    return answer(availability.getLivenessState() == LivenessState.CORRECT);
  }

  @GetMapping(path = "/readyz", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> ready() {
    return answer(availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
  }

  private static ResponseEntity<String> answer(boolean yes) {
    return yes
        ? ResponseEntity.ok("yes\n")
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("no\n");
  }
}
