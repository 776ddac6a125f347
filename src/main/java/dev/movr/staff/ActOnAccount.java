package dev.movr.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What staff did to an account, as its holder may know it: not by whom.
 *
 * @param reason empty where none was asked for
 */
@Schema(name = "StaffAct")
public record ActOnAccount(Instant time, String action, String reason) {}
