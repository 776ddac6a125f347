package dev.movr.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Records the statements that the application sends, from whatever thread. BEGIN, COMMIT and
 * ROLLBACK are not among them.
 */
public final class Statements implements QueryExecutionListener {
  private static final Set<String> LEFT = ConcurrentHashMap.newKeySet();

  private final Map<UUID, Queue<Statement>> windows = new ConcurrentHashMap<>();

  /**
   * A statement as it was sent.
   *
   * @param sql with a question mark for each parameter
   * @param parameters in their order
   */
  public record Statement(String sql, List<Object> parameters) {}

  /** The statements that are sent while the work is done. */
  public List<Statement> during(Runnable work) {
    UUID id = UUID.randomUUID();
    Queue<Statement> window = new ConcurrentLinkedQueue<>();
    windows.put(id, window);
    try {
      work.run();
    } finally {
      windows.remove(id);
    }
    return List.copyOf(window);
  }

  /** The one statement that is sent while the work is done. */
  public Statement theOneOf(Runnable work) {
    var sent = during(work);
    if (sent.size() != 1) {
      throw new AssertionError("expected one statement, but there were " + sent);
    }
    return sent.getFirst();
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    for (QueryInfo query : queries) {
      if (LEFT.add(query.getQuery())) {
        CockroachSql.leaveStatement(query.getQuery());
      }
      for (var parameters : query.getParametersList()) {
        var values = new ArrayList<Object>();
        parameters.stream()
            .sorted((a, b) -> Integer.compare((int) a.getArgs()[0], (int) b.getArgs()[0]))
            .forEach(parameter ->
                values.add(
                    parameter.getMethod().getName().equals("setNull")
                        ? null
                        : parameter.getArgs()[1]));
        var statement = new Statement(query.getQuery(), Collections.unmodifiableList(values));
        windows.values().forEach(window -> window.add(statement));
      }
    }
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}
}
