package dev.movr.passkey;

import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * What an authenticator keeps of a user beside the key, and says when it logs in: the id, and 8
 * bytes of the SHA-256 of the home city's name, so that the passkey is sought in one region. It is
 * not sealed: it would have to survive every change of {@code SECRET_KEY}, and it proves nothing.
 */
record UserHandle(City city, UUID userId) {
  private static final int ID_BYTES = 16;
  private static final int CITY_BYTES = 8;

  static Bytes of(Login login) {
    return new Bytes(
        ByteBuffer.allocate(ID_BYTES + CITY_BYTES)
            .putLong(login.userId().getMostSignificantBits())
            .putLong(login.userId().getLeastSignificantBits())
            .put(hash(login.city()))
            .array());
  }

  /** Empty when it is none, or of a city that is not served any more. */
  static Optional<UserHandle> read(Bytes handle, Cities cities) {
    byte[] bytes = handle.getBytes();
    if (bytes.length != ID_BYTES + CITY_BYTES) {
      return Optional.empty();
    }
    var id = ByteBuffer.wrap(bytes);
    var userId = new UUID(id.getLong(), id.getLong());
    byte[] hash = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
    return cities.cities().stream()
        .filter(city -> Arrays.equals(hash(city), hash))
        .findFirst()
        .map(city -> new UserHandle(city, userId));
  }

  private static byte[] hash(City city) {
    try {
      byte[] name = city.name().getBytes(StandardCharsets.UTF_8);
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(name), CITY_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
