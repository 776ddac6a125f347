package dev.movr.gbfs;

/** The available vehicles of a city at one moment, in each version's format. */
record FleetSnapshot(Document v2, Document v3) {
  Document in(Version version) {
    return switch (version) {
      case V2_3 -> v2;
      case V3_0 -> v3;
    };
  }
}
