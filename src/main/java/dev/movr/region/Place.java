package dev.movr.region;

/** A point with the name by which people know it: {@code Times Square}. */
public record Place(String name, double latitude, double longitude) {
  public Point point() {
    return new Point(latitude, longitude);
  }
}
