package dev.movr.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.login.LoginOutcome;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import dev.movr.testing.StoreTest;
import dev.movr.user.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored of passkeys, also when two things are done at once. */
@MovrTest
@StoreTest
@BooksAgree
class PasskeyRacesTest {
  private static final RelyingParty PARTY = new RelyingParty("localhost", "http://localhost:8080");

  @Autowired Passkeys passkeys;
  @Autowired SecondFactors secondFactors;
  @Autowired Ceremonies ceremonies;
  @Autowired PasskeySql sql;
  @Autowired PasskeyChangeSql changes;
  @Autowired Transactions transactions;
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private Login ada;

  @BeforeEach
  void register() {
    ada = riders.withPassword(riders.city("paris"));
  }

  private boolean add(SoftAuthenticator key) {
    var question = ceremonies.addition(PARTY, ada, List.of());
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var challenge = new Challenges.Challenge(question.challenge(), now, "");
    return passkeys.add(PARTY, ada, challenge, "Soft key", key.made(question.json()));
  }

  private Object added(UUID id, StoredCredential credential) {
    var passkey = new Passkey(id, "Soft key", Instant.now(), Optional.empty());
    return transactions.write(
        "add passkey", List.of(ada.city()), () -> changes.add(ada, passkey, credential, NOW, 20));
  }

  private static SoftAuthenticator key() {
    return new SoftAuthenticator(PARTY.origin());
  }

  private int rows(String table) {
    return jdbc.sql("SELECT count(*) FROM " + table + " WHERE city = 'paris' AND user_id = ?")
        .param(ada.userId())
        .query(Integer.class)
        .single();
  }

  @RepeatedTest(10)
  void of_a_passkey_and_the_removal_of_its_account_nothing_is_left() {
    var key = key();
    add(key);
    StoredCredential credential = sql.of(ada).getFirst().credential();
    var others = Stream.generate(UUID::randomUUID).limit(4).toList();
    var works = new ArrayList<Supplier<Object>>();
    works.add(() -> users.remove(ada));
    others.forEach(id -> works.add(() -> added(id, credential)));
    Concurrently.each(works, Supplier::get);
    assertThat(rows("passkeys")).isZero();
  }

  @RepeatedTest(5)
  void the_second_factor_is_never_on_without_a_passkey() {
    var key = key();
    add(key);
    Concurrently.run(
        () -> secondFactors.switchOn(ada), () -> passkeys.remove(ada, key.passkeyId()).isPresent());
    assertThat(secondFactor()).isFalse();
    assertThat(rows("passkeys") + rows("recovery_codes")).isZero();
  }

  private boolean secondFactor() {
    return jdbc.sql("SELECT second_factor FROM users WHERE city = 'paris' AND id = ?")
        .param(ada.userId())
        .query(Boolean.class)
        .single();
  }

  @Test
  void of_two_last_passkeys_that_are_removed_at_once_one_takes_the_second_factor_along() {
    var keys = List.of(key(), key());
    keys.forEach(this::add);
    secondFactors.switchOn(ada);
    assertThat(
            Concurrently.each(
                keys, key -> passkeys.remove(ada, key.passkeyId()).orElseThrow().last()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(secondFactor()).isFalse();
    assertThat(rows("recovery_codes")).isZero();
  }

  @Test
  void an_account_takes_its_passkeys_and_codes_along() {
    add(key());
    assertThat(secondFactors.switchOn(ada)).hasSize(10);
    assertThat(rows("recovery_codes")).isEqualTo(10);
    users.remove(ada);
    assertThat(rows("passkeys") + rows("recovery_codes")).isZero();
    assertThat(secondFactor()).isFalse();
  }

  @Test
  void of_one_passkey_there_is_one_row_with_a_key_and_no_code_is_kept_as_it_is() {
    var key = key();
    assertThat(add(key)).isTrue();
    assertThat(add(key)).isTrue();
    List<String> codes = secondFactors.switchOn(ada);
    assertThat(passkeys.of(ada).passkeys())
        .extracting(Passkey::id)
        .containsExactly(key.passkeyId());
    assertThat(
            jdbc.sql("SELECT hash FROM recovery_codes WHERE city = 'paris' AND user_id = ?")
                .param(ada.userId())
                .query(String.class)
                .list())
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"))
        .doesNotContainAnyElementsOf(codes);
    assertThat(passkeys.remove(ada, UUID.randomUUID())).isEmpty();
  }

  @Test
  void of_many_answers_to_one_challenge_one_logs_in() {
    var key = key();
    add(key);
    var question = ceremonies.login(PARTY);
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var challenge = new Challenges.Challenge(question.challenge(), now, "");
    var answer = ceremonies.read(key.answer(question.json())).orElseThrow();
    var found = passkeys.find(answer).orElseThrow();
    assertThat(Concurrently.times(4, () -> passkeys.proven(PARTY, found, challenge, answer)))
        .filteredOn(LoginOutcome.LoggedIn.class::isInstance)
        .hasSize(1);
  }
}
