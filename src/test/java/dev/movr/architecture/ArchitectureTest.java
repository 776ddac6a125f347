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
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The arrows of the house: who may call whom. */
@AnalyzeClasses(packages = "dev.movr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ENGINES = {
    "org.postgresql..", "com.zaxxer..", "org.flywaydb..", "io.zonky.."
  };

  @ArchTest
  static void a_room_uses_these_rooms_only(JavaClasses classes) {
    Rooms.ALL.forEach((room, mayUse) ->
        noClasses()
            .that()
            .resideInAPackage("dev.movr." + room)
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.movr..")
                    .and(
                        not(
                            resideInAnyPackage(
                                Rooms.and(mayUse, room).stream()
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
    assertThat(Rooms.ALL.keySet()).isEqualTo(packages);
  }

  /** But for how its catalogue is written, and the language in which a city's name is asked for. */
  @ArchTest
  static final ArchRule region_is_plain_java =
      classes()
          .that()
          .resideInAPackage("dev.movr.region")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.movr.region",
              "dev.movr.language",
              "org.springframework.boot.context.properties.bind",
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
