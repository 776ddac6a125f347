package dev.movr.database.connection;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.lang.StackWalker.StackFrame;
import java.sql.SQLException;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Where there is a tracer, makes each statement a span, named after the method that sends it:
 * {@code StartSql.start}. Beneath the pool, which stays as it is.
 */
@Component
final class TracedStatements implements BeanPostProcessor {
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String SPAN = Span.class.getName();

  private final ObjectProvider<Tracer> tracer;

  TracedStatements(ObjectProvider<Tracer> tracer) {
    this.tracer = tracer;
  }

  /** Two beans may be one pool. */
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool
        && !(pool.getDataSource() instanceof ProxyDataSource)) {
      tracer.ifAvailable(found ->
          pool.setDataSource(
              ProxyDataSourceBuilder.create(pool.getDataSource())
                  .listener(new Spans(found))
                  .build()));
    }
    return bean;
  }

  private record Spans(Tracer tracer) implements QueryExecutionListener {
    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      if (tracer.currentSpan() != null) {
        Span span = tracer.nextSpan().name(sender()).tag("db.system.name", "postgresql").start();
        execution.addCustomValue(SPAN, span);
      }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      Span span = execution.getCustomValue(SPAN, Span.class);
      if (span == null) {
        return;
      }
      if (execution.getThrowable() instanceof SQLException failure) {
        span.tag("error.type", String.valueOf(failure.getSQLState()));
      }
      span.end();
    }

    /** The outermost method of those of {@code …Sql}: the one that others call. */
    private static String sender() {
      return STACK.walk(frames ->
          frames
              .filter(frame -> frame.getClassName().endsWith("Sql"))
              .reduce((inner, outer) -> outer)
              .map(Spans::nameOf)
              .orElse("SQL"));
    }

    private static String nameOf(StackFrame frame) {
      String type = frame.getClassName();
      return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }
  }
}
