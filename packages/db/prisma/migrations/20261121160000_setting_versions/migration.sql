-- What admins edit counts its changes, so that one admin does not undo another's unseen.
ALTER TABLE desk ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE category ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE quick_issue ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE team ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE tag ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE custom_field ADD COLUMN version integer NOT NULL DEFAULT 1;
