package dev.movr.passkey;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/**
 * What is stored of a credential, as Spring Security wants it. Spring reads key, count and flags
 * from the object with which an authenticator has introduced the credential, as it was then: it is
 * made anew here, so that the count is today's, and what tells of the authenticator's model need
 * not be kept.
 *
 * @param credentialId in base64url
 * @param publicKey COSE, in base64url
 * @param transports separated by blanks
 */
record StoredCredential(
    String credentialId,
    String publicKey,
    long signCount,
    String transports,
    boolean backupEligible) {
  private static final ObjectConverter CONVERTER = new ObjectConverter();
  private static final byte[] NO_HOST = new byte[32];

  static StoredCredential of(CredentialRecord record) {
    return new StoredCredential(
        record.getCredentialId().toBase64UrlString(),
        new Bytes(record.getPublicKey().getBytes()).toBase64UrlString(),
        record.getSignatureCount(),
        record.getTransports().stream()
            .map(AuthenticatorTransport::getValue)
            .sorted()
            .collect(Collectors.joining(" ")),
        record.isBackupEligible());
  }

  CredentialRecord record() {
    Bytes key = Bytes.fromBase64(publicKey);
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(credentialId))
        .userEntityUserId(new Bytes(new byte[0]))
        .publicKey(new ImmutablePublicKeyCose(key.getBytes()))
        .signatureCount(signCount)
        .uvInitialized(true)
        .transports(transportSet())
        .backupEligible(backupEligible)
        .backupState(false)
        .attestationObject(new Bytes(introduction(key)))
        .label("")
        .build();
  }

  private Set<AuthenticatorTransport> transportSet() {
    return Stream.of(transports.split(" "))
        .filter(name -> !name.isEmpty())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toSet());
  }

  private byte[] introduction(Bytes key) {
    var cbor = CONVERTER.getCborConverter();
    var attested =
        new AttestedCredentialData(
            AAGUID.ZERO,
            Bytes.fromBase64(credentialId).getBytes(),
            Objects.requireNonNull(cbor.readValue(key.getBytes(), COSEKey.class)));
    int flags =
        AuthenticatorData.BIT_UP
            | AuthenticatorData.BIT_UV
            | AuthenticatorData.BIT_AT
            | (backupEligible ? AuthenticatorData.BIT_BE : 0);
    return cbor.writeValueAsBytes(
        new AttestationObject(
            new AuthenticatorData<>(NO_HOST, (byte) flags, signCount, attested),
            new NoneAttestationStatement()));
  }
}
