package dev.movr;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The arrows of the house: who may call whom. */
@AnalyzeClasses(packages = "dev.movr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ENGINES = {
    "org.postgresql..", "com.zaxxer..", "org.flywaydb..", "io.zonky.."
  };

  /** Of our packages, a room depends on these only, and on itself. */
  private static ArchRule room(String room, String... mayUse) {
    String[] allowed =
        Stream.concat(Stream.of(room), Arrays.stream(mayUse))
            .map(name -> "dev.movr." + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.movr." + room + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.movr..").and(not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true);
  }

  @ArchTest static final ArchRule region_uses_no_other_room = room("region");

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

  @ArchTest static final ArchRule database_uses_region = room("database", "region");
  @ArchTest static final ArchRule web_uses_region = room("web", "region");
  @ArchTest static final ArchRule api_uses_these = room("api", "region", "web");

  @ArchTest
  static final ArchRule user_uses_these = room("user", "region", "database", "web", "api");

  @ArchTest
  static final ArchRule vehicle_uses_these =
      room("vehicle", "region", "database", "web", "api", "user");

  @ArchTest
  static final ArchRule ride_uses_these =
      room("ride", "region", "database", "web", "api", "user", "vehicle");

  @ArchTest
  static final ArchRule gbfs_uses_these =
      room("gbfs", "region", "database", "web", "api", "user", "vehicle");

  @ArchTest
  static final ArchRule nobody_imports_the_outer_rooms =
      noClasses()
          .that()
          .resideInAPackage("dev.movr..")
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

  @ArchTest
  static final ArchRule only_sql_classes_and_database_speak_to_the_database =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Sql")
          .and(not(resideInAPackage("dev.movr.database..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql.."))
          .because("SQL lives in …Sql");

  @ArchTest
  static final ArchRule sql_classes_stay_in_their_room =
      classes()
          .that()
          .haveSimpleNameEndingWith("Sql")
          .should()
          .bePackagePrivate()
          .andShould()
          .dependOnClassesThat()
          .belongToAnyOf(JdbcClient.class);

  @ArchTest
  static final ArchRule pages_and_apis_stay_in_their_room =
      classes()
          .that()
          .haveSimpleNameEndingWith("Pages")
          .or()
          .haveSimpleNameEndingWith("Api")
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule pages_go_through_the_door =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Pages")
          .or()
          .haveSimpleNameEndingWith("Api")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Sql");

  @ArchTest
  static final ArchRule there_are_no_cycles =
      slices().matching("dev.movr.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule names_say_what_a_class_is =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper");

  @ArchTest
  static final ArchRule the_application_is_the_only_front_door =
      classes()
          .that()
          .areAnnotatedWith(SpringBootApplication.class)
          .should()
          .resideInAPackage("dev.movr");
}
