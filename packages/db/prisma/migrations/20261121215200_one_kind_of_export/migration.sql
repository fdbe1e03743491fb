-- Files of tickets are kept note of where other files are; what was not written yet has to be asked for again
ALTER TYPE "ticket_export_state" RENAME TO "export_state";

ALTER TABLE ticket_export NO FORCE ROW LEVEL SECURITY;
ALTER TABLE data_export NO FORCE ROW LEVEL SECURITY;
INSERT INTO data_export (org_id, id, membership_id, kind, query, status, row_count, is_cut, file_key, created_at, finished_at)
SELECT org_id, id, membership_id, 'tickets', query || '{"kind": "tickets"}',
  CASE status WHEN 'ready' THEN status ELSE 'failed' END, row_count, is_cut, file_key, created_at, coalesce(finished_at, now())
FROM ticket_export;
ALTER TABLE data_export FORCE ROW LEVEL SECURITY;

DROP TABLE ticket_export;
