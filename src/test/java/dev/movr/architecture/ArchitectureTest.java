package dev.movr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The arrows of the house: who may call whom. */
@AnalyzeClasses(packages = "dev.movr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ENGINES = {
    "org.postgresql..", "com.zaxxer..", "org.flywaydb..", "io.zonky.."
  };

  /** Each room, and the rooms that it may use. Features use what {@link #SHARED} lists. */
  private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

  private static final List<String> SHARED =
      List.of(
          "region",
          "database.transaction",
          "metric",
          "web",
          "web.failure",
          "web.input",
          "web.limit",
          "web.paging",
          "web.page",
          "web.security",
          "api",
          "api.description");

  static {
    ROOMS.put("region", List.of());
    ROOMS.put("relay", List.of());
    ROOMS.put("start", List.of("region"));
    ROOMS.put("database.embedded", List.of("start"));
    ROOMS.put("database.connection", List.of("start", "database.embedded"));
    ROOMS.put("database.transaction", List.of("region", "database.connection"));
    ROOMS.put("database.schema", List.of("start", "region", "database.connection"));
    ROOMS.put(
        "database.topology", List.of("start", "region", "database.connection", "database.schema"));
    ROOMS.put("database.bulk", List.of("database.connection"));
    ROOMS.put("books", List.of("start", "region", "database.transaction"));
    ROOMS.put("backup", List.of("start", "database.connection", "database.embedded", "books"));
    ROOMS.put("operation", List.of());
    ROOMS.put("metric", List.of("region"));
    ROOMS.put("web", List.of("region"));
    ROOMS.put("web.paging", List.of());
    ROOMS.put("web.limit", List.of());
    ROOMS.put("web.failure", List.of("web", "web.paging"));
    ROOMS.put("web.security", List.of("start", "database.embedded", "web", "web.failure"));
    ROOMS.put("web.input", List.of("region", "web.failure"));
    ROOMS.put("web.page", List.of("region", "web", "web.failure", "web.security"));
    ROOMS.put("api", List.of("region", "web.failure", "web.input", "web.paging"));
    ROOMS.put(
        "api.description", List.of("region", "web.failure", "web.input", "web.paging", "api"));
    ROOMS.put("mail", List.of("start", "web"));
    ROOMS.put("login", SHARED);
    ROOMS.put("recovery", and(SHARED, "login", "mail"));
    ROOMS.put("user", and(SHARED, "login", "recovery"));
    ROOMS.put("vehicle", and(SHARED, "login", "user"));
    ROOMS.put("ride", and(SHARED, "login", "user", "vehicle"));
    ROOMS.put("staff", and(SHARED, "login", "recovery", "vehicle", "start"));
    ROOMS.put("privacy", and(SHARED, "login", "user", "vehicle", "ride", "staff"));
    ROOMS.put("gbfs", and(SHARED, "vehicle"));
    ROOMS.put("workload", and(SHARED, "login", "user", "vehicle", "ride", "database.embedded"));
    ROOMS.put(
        "workload.load",
        List.of(
            "start",
            "region",
            "database.connection",
            "database.transaction",
            "database.bulk",
            "vehicle",
            "workload"));
    ROOMS.put(
        "workload.run",
        and(SHARED, "start", "books", "login", "user", "vehicle", "ride", "workload"));
    ROOMS.put(
        "workload.regions",
        List.of(
            "start",
            "region",
            "relay",
            "database.connection",
            "database.embedded",
            "database.topology",
            "database.transaction",
            "books",
            "workload",
            "workload.run"));
  }

  private static List<String> and(List<String> some, String... others) {
    return Stream.concat(some.stream(), Arrays.stream(others)).toList();
  }

  @ArchTest
  static void a_room_uses_these_rooms_only(JavaClasses classes) {
    ROOMS.forEach((room, mayUse) ->
        noClasses()
            .that()
            .resideInAPackage("dev.movr." + room)
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.movr..")
                    .and(
                        not(
                            resideInAnyPackage(
                                and(mayUse, room).stream()
                                    .map(name -> "dev.movr." + name)
                                    .toArray(String[]::new)))))
            .check(classes));
  }

  @ArchTest
  static void every_room_is_listed(JavaClasses classes) {
    Set<String> packages =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("dev.movr."))
            .map(name -> name.substring("dev.movr.".length()))
            .collect(Collectors.toSet());
    assertThat(ROOMS.keySet()).isEqualTo(packages);
  }

  @ArchTest
  static final ArchRule region_is_plain_java =
      classes()
          .that()
          .resideInAPackage("dev.movr.region")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.movr.region",
              "java.lang..",
              "java.time..",
              "java.text..",
              "java.net",
              "java.nio.charset..",
              "java.util..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule nobody_imports_the_outer_rooms =
      noClasses()
          .that()
          .resideInAPackage("dev.movr.*..")
          .and(not(resideInAnyPackage("dev.movr.workload..", "dev.movr.gbfs..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.movr.workload..", "dev.movr.gbfs..");

  @ArchTest
  static final ArchRule nobody_imports_the_front_door =
      noClasses()
          .that()
          .resideInAPackage("dev.movr.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.movr");

  @ArchTest
  static final ArchRule only_database_names_an_engine =
      noClasses()
          .that()
          .resideInAPackage("dev.movr..")
          .and(not(resideInAPackage("dev.movr.database..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ENGINES);

  /** A COMMIT that is cancelled while it waits for a standby is said to have been done. */
  @ArchTest
  static final ArchRule nobody_cancels_a_statement =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Statement.class)))
                  .and(target(nameMatching("cancel|setQueryTimeout"))))
          .orShould()
          .callMethod(JdbcTemplate.class, "setQueryTimeout", int.class)
          .orShould()
          .callMethod(TransactionTemplate.class, "setTimeout", int.class);

  @ArchTest
  static final ArchRule there_are_no_cycles =
      slices().matching("dev.movr.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_application_is_the_only_front_door =
      classes()
          .that()
          .areAnnotatedWith(SpringBootApplication.class)
          .should()
          .resideInAPackage("dev.movr");
}
