-- contract: the released version writes 'available', 'in_use' and 'removed' only, and these stay allowed. It neither lists nor starts others, and cannot show one: take none out before all instances are upgraded.
ALTER TABLE vehicles
  DROP CONSTRAINT IF EXISTS vehicles_status,
  DROP CONSTRAINT IF EXISTS vehicles_states,
  ADD CONSTRAINT vehicles_states CHECK (
    status IN ('available', 'in_use', 'out_of_service', 'removed')
    AND (status = 'out_of_service') = (out_reason IS NOT NULL) AND (out_reason IS NULL) = (out_since IS NULL)
    AND out_reason IN ('maintenance', 'damage', 'low_battery', 'badly_parked', 'depot', 'missing')
    AND out_after_ride IN ('maintenance', 'damage', 'low_battery', 'badly_parked', 'depot', 'missing')) NOT VALID;
