package dev.movr.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that can be lost during COMMIT, as networks lose them: before it or after it. */
public final class LostCommits extends DelegatingDataSource {
  private static final ThreadLocal<Loss> NEXT = new ThreadLocal<>();

  LostCommits(DataSource target) {
    super(target);
  }

  /** What the database still heard. */
  public enum Loss {
    /** It never heard COMMIT. */
    COMMIT,
    /** It did commit, but its answer did not arrive. */
    ANSWER
  }

  /** The next COMMIT of this thread, in that work, loses its connection. */
  public static <T> T losing(Loss loss, Supplier<T> work) {
    NEXT.set(loss);
    try {
      T result = work.get();
      if (NEXT.get() != null) {
        throw new AssertionError("there was no COMMIT");
      }
      return result;
    } finally {
      NEXT.remove();
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return losing(super.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return losing(super.getConnection(username, password));
  }

  private static Connection losing(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Loss loss = method.getName().equals("commit") ? NEXT.get() : null;
              return loss == null ? call(connection, method, arguments) : lose(connection, loss);
            });
  }

  private static Object lose(Connection connection, Loss loss) throws SQLException {
    NEXT.remove();
    if (loss == Loss.ANSWER) {
      connection.commit();
    }
    connection.abort(Runnable::run);
    throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
