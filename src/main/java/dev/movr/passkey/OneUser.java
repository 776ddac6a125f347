package dev.movr.passkey;

import dev.movr.login.Login;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * One user and those credentials of theirs that were read before, as Spring Security asks for them:
 * it would look for them without a city. What it saves is kept for whoever stores it.
 */
final class OneUser implements PublicKeyCredentialUserEntityRepository, UserCredentialRepository {
  private final PublicKeyCredentialUserEntity entity;
  private final List<CredentialRecord> credentials;
  private @Nullable CredentialRecord saved;

  OneUser(Login login, List<CredentialRecord> credentials) {
    this.entity =
        ImmutablePublicKeyCredentialUserEntity.builder()
            .id(UserHandle.of(login))
            .name(login.username())
            .displayName(login.username())
            .build();
    this.credentials = credentials;
  }

  /** What came of a ceremony. */
  CredentialRecord saved() {
    return Optional.ofNullable(saved).orElseThrow();
  }

  @Override
  public void save(CredentialRecord credential) {
    saved = credential;
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return credentials.stream()
        .filter(credential -> credential.getCredentialId().equals(id))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes userId) {
    return credentials;
  }

  @Override
  public PublicKeyCredentialUserEntity findById(Bytes id) {
    return entity;
  }

  @Override
  public PublicKeyCredentialUserEntity findByUsername(String username) {
    return entity;
  }

  @Override
  public void save(PublicKeyCredentialUserEntity user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException();
  }
}
