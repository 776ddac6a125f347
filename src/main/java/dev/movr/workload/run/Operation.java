package dev.movr.workload.run;

/** What riders do, as it is called in the statistics. */
enum Operation {
  LIST("list"),
  NEAR("near"),
  LOOK("vehicle"),
  HISTORY("history"),
  PROFILE("profile"),
  START("start"),
  END("end"),
  /** Which ride is going on, after an answer that left it open. */
  RIDING("active ride"),
  RENEW("renew login");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
