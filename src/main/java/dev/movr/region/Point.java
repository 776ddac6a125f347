package dev.movr.region;

/**
 * A point on the Earth, in decimal degrees of WGS 84.
 *
 * @param latitude north positive, −90 to 90
 * @param longitude east positive, −180 to 180
 */
public record Point(double latitude, double longitude) {
  private static final double EARTH_RADIUS_METERS = 6_371_008.8;

  /**
   * @throws IllegalArgumentException outside the bounds, or not a number
   */
  public Point {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not on the Earth: " + latitude + ", " + longitude);
    }
  }

  /** The great-circle distance in metres, by the haversine formula. */
  public double metersTo(Point other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double a =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(east / 2));
    return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
  }

  private static double square(double x) {
    return x * x;
  }
}
