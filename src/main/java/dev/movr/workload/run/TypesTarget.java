package dev.movr.workload.run;

import dev.movr.region.Cities;
import dev.movr.user.NewUser;
import dev.movr.user.Registration;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;

/** The database, through the public types of the rooms. */
final class TypesTarget implements Target {
  private final ConfigurableApplicationContext rooms;
  private final Types types;

  TypesTarget(ConfigurableApplicationContext rooms) {
    this.rooms = rooms;
    this.types = Types.of(rooms);
  }

  @Override
  public String name() {
    return "the database, without a MovR in between";
  }

  @Override
  public Cities cities() {
    return rooms.getBean(Cities.class);
  }

  /** Without a password: nobody logs in. */
  @Override
  public TypesDoor register(Person person) throws Failure {
    var user =
        new NewUser(
            UUID.randomUUID(),
            person.home(),
            person.firstName(),
            person.lastName(),
            person.email(),
            person.username(),
            null,
            false,
            null);
    try {
      if (types.users().addWithoutLogin(user) instanceof Registration.Registered registered) {
        return new TypesDoor(types, registered.login());
      }
    } catch (DataAccessException away) {
      throw new Failure("unavailable", 503, true);
    }
    throw new Failure("username-taken", 409, false);
  }

  @Override
  public Account account(Person person, Door door) {
    return (TypesDoor) door;
  }

  @Override
  public Account registerOwner(Person person) throws Failure {
    return register(person);
  }

  /** Whoever has opened the rooms closes them. */
  @Override
  public void close() {}
}
