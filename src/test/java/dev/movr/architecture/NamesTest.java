package dev.movr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the end of a name promises: SQL stands in …Sql, and URLs in …Pages and …Api. */
@AnalyzeClasses(packages = "dev.movr", importOptions = ImportOption.DoNotIncludeTests.class)
class NamesTest {
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
}
