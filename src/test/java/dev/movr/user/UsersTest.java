package dev.movr.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.Books;
import dev.movr.MovrTest;
import dev.movr.Riders;
import dev.movr.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MovrTest
class UsersTest {
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired Books books;
  @Autowired Statements statements;

  @Test
  void a_user_is_found_by_name_and_by_id() {
    Login ada = riders.in(riders.city("paris"));

    User found = users.find(ada.username()).orElseThrow();

    assertThat(users.find(ada.city(), ada.userId())).contains(found);
    assertThat(statements.during(() -> users.find(ada.username()))).hasSize(2);
    books.agree();
  }
}
