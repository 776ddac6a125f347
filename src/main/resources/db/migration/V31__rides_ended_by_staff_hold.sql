-- blocks: nobody from reading or writing; each ride is looked at once.
ALTER TABLE rides VALIDATE CONSTRAINT rides_ended;
