package dev.movr.vehicle;

import dev.movr.region.Point;

/**
 * A cell of the grid over the Earth in which vehicles are found by place: 1/200 of a degree high
 * and 1/150 wide, which in our cities is about 500 m. Migration V1.4 computes the same numbers for
 * {@code vehicles.cell}.
 */
record Cell(long row, long column) {
  private static final double HEIGHT = 1 / 200.0;
  private static final double WIDTH = 1 / 150.0;
  private static final long COLUMNS = 54_000;

  static Cell of(Point point) {
    return new Cell(
        (long) Math.floor((point.latitude() + 90) * 200),
        (long) Math.floor((point.longitude() + 180) * 150));
  }

  long number() {
    return row * COLUMNS + column;
  }

  /** The numbers of this cell and of those at most so many cells away. */
  Long[] block(int away) {
    int side = 2 * away + 1;
    Long[] numbers = new Long[side * side];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new Cell(row - away + i / side, column - away + i % side).number();
    }
    return numbers;
  }

  /**
   * How far, in degrees of latitude, a {@link #block} reaches in every direction from any point of
   * its middle cell.
   */
  static double reach(int away, Point point) {
    return away * Math.min(HEIGHT, WIDTH * eastScale(point));
  }

  /** A degree of longitude at that point, in degrees of latitude. */
  static double eastScale(Point point) {
    return Math.cos(Math.toRadians(point.latitude()));
  }
}
