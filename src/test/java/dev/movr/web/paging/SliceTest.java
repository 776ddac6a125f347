package dev.movr.web.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static Slice<Integer> of(Integer... fetched) {
    return Slice.of(List.of(fetched), 3, row -> "after " + row);
  }

  @Test
  void an_extra_row_tells_that_there_are_more_and_is_not_shown() {
    assertThat(of(1, 2, 3, 4))
        .isEqualTo(new Slice<>(List.of(1, 2, 3), java.util.Optional.of("after 3")));
  }

  @Test
  void without_it_the_list_ends() {
    assertThat(of(1, 2, 3)).isEqualTo(new Slice<>(List.of(1, 2, 3), java.util.Optional.empty()));
    assertThat(of()).isEqualTo(new Slice<Integer>(List.of(), java.util.Optional.empty()));
  }
}
