package dev.movr.login;

import dev.movr.region.City;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.failure.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody of the staff who is logged in to the pages, or signed in to the API. */
public record StaffMember(Login login, StaffScope scope) {
  private static final GrantedAuthority STAFF = new SimpleGrantedAuthority("ROLE_STAFF");
  private static final GrantedAuthority OF_ALL_CITIES =
      new SimpleGrantedAuthority("ROLE_STAFF_OF_ALL_CITIES");

  static List<GrantedAuthority> authorities(DirectoryEntry entry) {
    return entry
        .staff()
        .map(scope ->
            scope == StaffScope.ALL_CITIES ? List.of(STAFF, OF_ALL_CITIES) : List.of(STAFF))
        .orElse(List.of());
  }

  /**
   * @throws IllegalArgumentException when it is nobody of the staff
   */
  public static StaffMember of(Authentication authentication) {
    if (!authentication.getAuthorities().contains(STAFF)
        || !(authentication.getPrincipal() instanceof Login login)) {
      throw new IllegalArgumentException("not of the staff");
    }
    return new StaffMember(
        login,
        authentication.getAuthorities().contains(OF_ALL_CITIES)
            ? StaffScope.ALL_CITIES
            : StaffScope.HOME_CITY);
  }

  /** Empty for a visitor, and for whoever is nobody of the staff. */
  public static Optional<StaffMember> find(@Nullable Authentication who) {
    return Optional.ofNullable(who)
        .filter(present -> present.getAuthorities().contains(STAFF))
        .map(StaffMember::of);
  }

  /**
   * Of the API: others are told nothing, staff of another city that it is not theirs.
   *
   * @throws NotFound when it is nobody of the staff
   * @throws Refusal when it is staff of another city
   */
  public static StaffMember of(Authentication who, City city) {
    StaffMember member = find(who).orElseThrow(NotFound::new);
    if (!member.isOf(city)) {
      throw ProblemType.NOT_HOME_CITY.refusal();
    }
    return member;
  }

  public boolean isOf(City city) {
    return isOf(city.slug());
  }

  /** Whether it is staff of the city with that slug, if there is one. */
  public boolean isOf(String slug) {
    return scope == StaffScope.ALL_CITIES || login.city().slug().equals(slug);
  }
}
