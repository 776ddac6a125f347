package dev.movr.workload.run;

/** Counts what a rider does, with the time that it takes. */
record Stopwatch(Statistics statistics) {
  interface Question<T> {
    T ask() throws Failure;
  }

  interface Deed {
    void run() throws Failure;
  }

  void time(Operation operation, Deed deed) throws Failure {
    time(operation, System.nanoTime(), deed);
  }

  /**
   * @param due since when the rider has wanted it, as {@link System#nanoTime}
   */
  void time(Operation operation, long due, Deed deed) throws Failure {
    ask(
        operation,
        due,
        () -> {
          deed.run();
          return true;
        });
  }

  <T> T ask(Operation operation, long due, Question<T> question) throws Failure {
    try {
      T answer = question.ask();
      statistics.done(operation, System.nanoTime() - due);
      return answer;
    } catch (Failure failure) {
      statistics.failed(operation, failure.kind(), System.nanoTime() - due);
      throw failure;
    }
  }
}
