package dev.movr.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.region.City;
import dev.movr.testing.TestCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
  private static final List<String> FILTERS = Arrays.asList(null, "BIKE", "SCOOTER", "SKATEBOARD");

  @Test
  void a_list_goes_on_where_its_cursor_says() {
    UUID id = UUID.randomUUID();
    var list = Listing.of("vehicles", "rome", null);

    Cursor key = list.follow(Listing.of("vehicles", "rome", null).cursor("Ada", id), 2);

    assertThat(key).isNotNull().extracting(Cursor::parts).isEqualTo(List.of("Ada", id.toString()));
    assertThat(list.follow(null, 2)).isNull();
  }

  /** The marks are hashes: none of those that MovR makes may equal another. */
  @Test
  void each_list_each_city_and_each_filter_has_a_mark_of_its_own() {
    var marks = new ArrayList<String>();
    for (City city : TestCatalogue.shipped().cities()) {
      for (String name : List.of("people", "vehicles", "nearest", "box")) {
        for (String filter : FILTERS) {
          marks.add(Listing.of(name, city.slug(), filter).mark());
          marks.add(Listing.of(name, city.slug(), "AVAILABLE", filter).mark());
          marks.add(Listing.of(name, city.slug(), "IN_USE", filter).mark());
        }
      }
    }
    assertThat(marks).hasSize(9 * 4 * 4 * 3).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "AAAA"})
  void what_no_list_made_is_refused(String cursor) {
    assertThatExceptionOfType(Cursor.Malformed.class)
        .isThrownBy(() -> Listing.of("people", "rome").follow(cursor, 1));
  }

  @Test
  void a_cursor_of_another_list_or_without_a_mark_is_refused() {
    var list = Listing.of("people", "rome");
    for (String other :
        List.of(
            Listing.of("people", "paris").cursor("Ada"),
            Listing.of("owned", "rome").cursor("Ada"),
            Cursor.of("Ada"),
            Cursor.of("", "Ada"))) {
      assertThatExceptionOfType(Cursor.Malformed.class).isThrownBy(() -> list.follow(other, 1));
    }
  }
}
