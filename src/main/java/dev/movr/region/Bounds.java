package dev.movr.region;

/**
 * The rectangle that a city's vehicles may be left in, in degrees; it does not cross the date line.
 */
public record Bounds(double south, double west, double north, double east) {
  /**
   * @throws IllegalArgumentException when the corners are not on the Earth or not in order
   */
  public Bounds {
    Point southWest = new Point(south, west);
    Point northEast = new Point(north, east);
    if (!(southWest.latitude() < northEast.latitude()
        && southWest.longitude() < northEast.longitude())) {
      throw new IllegalArgumentException("bounds must run from south west to north east");
    }
  }

  public boolean contain(Point point) {
    return south <= point.latitude()
        && point.latitude() <= north
        && west <= point.longitude()
        && point.longitude() <= east;
  }
}
