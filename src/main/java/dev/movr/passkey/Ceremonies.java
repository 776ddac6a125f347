package dev.movr.passkey;

import dev.movr.login.Login;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ceremonies of WebAuthn (W3C, Web Authentication Level 3, 7), which Spring Security holds:
 * what is asked of an authenticator, and whether it has answered that. The user is always verified,
 * so that a passkey is something that somebody has and knows, or is. Nothing here asks the
 * database.
 */
@Component
final class Ceremonies {
  private static final Logger log = LoggerFactory.getLogger(Ceremonies.class);
  private static final int LONGEST_ANSWER = 20_000;
  private static final UserVerificationRequirement VERIFIED = UserVerificationRequirement.REQUIRED;

  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  private static Webauthn4JRelyingPartyOperations operations(
      RelyingParty party, OneUser user, @Nullable Bytes challenge) {
    var entity = PublicKeyCredentialRpEntity.builder().id(party.host()).name("MovR").build();
    var operations =
        new Webauthn4JRelyingPartyOperations(user, user, entity, Set.of(party.origin()));
    var selection =
        AuthenticatorSelectionCriteria.builder()
            .userVerification(VERIFIED)
            .residentKey(ResidentKeyRequirement.REQUIRED)
            .build();
    operations.setCustomizeCreationOptions(options -> {
      options.authenticatorSelection(selection).timeout(Challenges.LIFETIME);
      if (challenge != null) {
        options.challenge(challenge);
      }
    });
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(VERIFIED).timeout(Challenges.LIFETIME));
    return operations;
  }

  /** What a browser is asked for, as JSON. */
  record Question(Bytes challenge, String json) {}

  /** Asks for a new passkey of that user, of an authenticator that has none of these. */
  Question addition(RelyingParty party, Login login, List<CredentialRecord> credentials) {
    var options = creation(party, new OneUser(login, credentials), login, null);
    return new Question(options.getChallenge(), json.writeValueAsString(options));
  }

  private static PublicKeyCredentialCreationOptions creation(
      RelyingParty party, OneUser user, Login login, @Nullable Bytes challenge) {
    var request = new ImmutablePublicKeyCredentialCreationOptionsRequest(authenticated(login));
    return operations(party, user, challenge).createPublicKeyCredentialCreationOptions(request);
  }

  private static UsernamePasswordAuthenticationToken authenticated(Login login) {
    return UsernamePasswordAuthenticationToken.authenticated(login, null, List.of());
  }

  /** The passkey that answers such a question; empty when the answer is none. */
  Optional<CredentialRecord> added(
      RelyingParty party, Login login, Bytes challenge, String label, String answer) {
    return verified(() -> {
      var user = new OneUser(login, List.of());
      var credential =
          json.readValue(
              bounded(answer),
              new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
      return operations(party, user, challenge)
          .registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  creation(party, user, login, challenge),
                  new RelyingPartyPublicKey(credential, label)));
    });
  }

  /** Asks for any passkey. */
  Question login(RelyingParty party) {
    Bytes challenge = Bytes.random();
    return new Question(challenge, json.writeValueAsString(options(party, challenge)));
  }

  private static PublicKeyCredentialRequestOptions options(RelyingParty party, Bytes challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .rpId(party.host())
        .challenge(challenge)
        .userVerification(VERIFIED)
        .timeout(Challenges.LIFETIME)
        .build();
  }

  /** Asks for one of these passkeys. */
  Question login(RelyingParty party, Login login, List<CredentialRecord> credentials) {
    var request = new ImmutablePublicKeyCredentialRequestOptionsRequest(authenticated(login));
    var options =
        operations(party, new OneUser(login, credentials), null)
            .createCredentialRequestOptions(request);
    return new Question(options.getChallenge(), json.writeValueAsString(options));
  }

  /**
   * Which passkey an answer is of, and whose, as it says itself.
   *
   * @param handle empty when it does not say
   */
  record Answer(
      PublicKeyCredential<AuthenticatorAssertionResponse> credential,
      Bytes id,
      Optional<Bytes> handle) {}

  /** Empty when it cannot be read. */
  Optional<Answer> read(String answer) {
    return verified(() -> {
      var credential =
          json.readValue(
              bounded(answer),
              new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
      return new Answer(
          credential,
          new Bytes(credential.getRawId().getBytes()),
          Optional.ofNullable(credential.getResponse().getUserHandle()));
    });
  }

  /** The passkey as it is after an answer to that challenge; empty when the answer is none. */
  Optional<CredentialRecord> answered(
      RelyingParty party,
      Login login,
      CredentialRecord credential,
      Bytes challenge,
      Answer answer) {
    return verified(() -> {
      var user = new OneUser(login, List.of(credential));
      operations(party, user, null)
          .authenticate(
              new RelyingPartyAuthenticationRequest(
                  options(party, challenge), answer.credential()));
      return user.saved();
    });
  }

  private static String bounded(String answer) {
    if (answer.length() > LONGEST_ANSWER) {
      throw new IllegalArgumentException("too long");
    }
    return answer;
  }

  /** Whatever fails here fails by what the client has sent: nothing else is asked. */
  private static <T> Optional<T> verified(Supplier<T> ceremony) {
    try {
      return Optional.of(ceremony.get());
    } catch (RuntimeException refused) {
      log.debug("Not an answer of a passkey: {}", refused.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
