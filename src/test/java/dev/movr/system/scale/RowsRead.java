package dev.movr.system.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.LargeCity;
import dev.movr.testing.LargeCity.Scan;
import dev.movr.testing.Statements;
import dev.movr.vehicle.VehicleLists;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sees how many rows statements read of a {@link LargeCity}. */
final class RowsRead {
  /** Of a page of at most 37 rows, or of a write's few. */
  private static final int A_PAGE = 120;

  private final LargeCity large;
  private final Statements statements;

  RowsRead(LargeCity large, Statements statements) {
    this.large = large;
    this.statements = statements;
  }

  void atMostAPage(Runnable work) throws SQLException {
    atMost(A_PAGE, work);
  }

  /**
   * As PostgreSQL would choose by itself, and as the pool has it. What is not committed would hold
   * for the first statement only.
   */
  void atMost(int rows, Runnable work) throws SQLException {
    for (String seqscan : List.of("on", "off")) {
      large.execute("SET enable_seqscan = " + seqscan + "; COMMIT");
      List<Scan> scans = scansOf(work);
      assertThat(scans).isNotEmpty().noneMatch(scan -> scan.wholeTable() && scan.rows() > 0);
      assertThat(sum(scans)).as("%s", scans).isLessThanOrEqualTo(rows);
    }
  }

  /** The statements are recorded where they find nothing, and executed where they find a lot. */
  private List<Scan> scansOf(Runnable work) throws SQLException {
    var scans = new ArrayList<Scan>();
    for (var statement : statements.during(work)) {
      scans.addAll(large.execute(statement).scans());
    }
    return scans;
  }

  /** Whatever the way: of whole tables too. */
  long of(Runnable work) throws SQLException {
    return sum(scansOf(work));
  }

  /** Where it is recorded it finds nothing, so that others follow; here it finds a page. */
  void firstOneAtMost(int rows, Runnable work) throws SQLException {
    var execution = large.execute(statements.during(work).getFirst());
    assertThat(execution.found()).isGreaterThan(VehicleLists.PAGE);
    assertThat(sum(execution.scans())).isLessThanOrEqualTo(rows);
  }

  private static long sum(List<Scan> scans) {
    return scans.stream().mapToLong(Scan::rows).sum();
  }
}
