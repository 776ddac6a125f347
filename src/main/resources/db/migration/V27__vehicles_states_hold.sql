-- blocks: nobody from reading or writing; each vehicle is looked at once.
ALTER TABLE vehicles VALIDATE CONSTRAINT vehicles_states;
