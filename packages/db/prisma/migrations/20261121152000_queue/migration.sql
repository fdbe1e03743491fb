-- CreateEnum
CREATE TYPE "ticket_export_state" AS ENUM ('waiting', 'running', 'ready', 'failed');

-- DropIndex
DROP INDEX "ticket_org_id_assignee_id_updated_at_id_idx";

-- DropIndex
DROP INDEX "ticket_org_id_branch_id_updated_at_id_idx";

-- DropIndex
DROP INDEX "ticket_org_id_priority_id_idx";

-- DropIndex
DROP INDEX "ticket_org_id_status_updated_at_id_idx";

-- DropIndex
DROP INDEX "ticket_org_id_updated_at_id_idx";

-- AlterTable: what the queue is ordered by, in types whose operators may be used below row-level security
ALTER TABLE "ticket" ADD COLUMN "status_rank" SMALLINT NOT NULL GENERATED ALWAYS AS (CASE status
    WHEN 'open' THEN 1 WHEN 'triaging' THEN 2 WHEN 'in_progress' THEN 3 WHEN 'pending_customer' THEN 4
    WHEN 'escalated' THEN 5 WHEN 'resolved' THEN 6 ELSE 7 END) STORED,
  ADD COLUMN "priority_rank" SMALLINT NOT NULL GENERATED ALWAYS AS (CASE priority
    WHEN 'low' THEN 1 WHEN 'normal' THEN 2 WHEN 'high' THEN 3 ELSE 4 END) STORED,
  ADD COLUMN "next_due_at" TIMESTAMPTZ(3) NOT NULL GENERATED ALWAYS AS (coalesce(least(
    CASE WHEN first_response_at IS NULL THEN first_response_due_at END,
    CASE WHEN resolved_at IS NULL THEN resolution_due_at END,
    due_at), 'infinity')) STORED;

-- CreateTable
CREATE TABLE "ticket_words" (
    "org_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "ticket_words_pkey" PRIMARY KEY ("org_id","ticket_id")
);

-- CreateTable
CREATE TABLE "ticket_seen" (
    "org_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_seen_pkey" PRIMARY KEY ("org_id","membership_id","ticket_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "query" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "queue_setting" (
    "org_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "columns" TEXT[],
    "sort" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "view_order" UUID[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "queue_setting_pkey" PRIMARY KEY ("org_id","membership_id")
);

-- CreateTable
CREATE TABLE "ticket_export" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "query" JSONB NOT NULL,
    "status" "ticket_export_state" NOT NULL DEFAULT 'waiting',
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "is_cut" BOOLEAN NOT NULL DEFAULT false,
    "file_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_export_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "ticket_seen_org_id_ticket_id_idx" ON "ticket_seen"("org_id", "ticket_id");

-- CreateIndex
CREATE INDEX "saved_view_org_id_owner_id_idx" ON "saved_view"("org_id", "owner_id");

-- CreateIndex
CREATE INDEX "ticket_export_org_id_membership_id_created_at_idx" ON "ticket_export"("org_id", "membership_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "ticket_org_id_status_rank_updated_at_id_idx" ON "ticket"("org_id", "status_rank", "updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_status_rank_created_at_id_idx" ON "ticket"("org_id", "status_rank", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_status_rank_last_message_at_id_idx" ON "ticket"("org_id", "status_rank", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_status_rank_next_due_at_id_idx" ON "ticket"("org_id", "status_rank", "next_due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_status_rank_priority_rank_updated_at_id_idx" ON "ticket"("org_id", "status_rank", "priority_rank", "updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_assignee_id_status_rank_updated_at_id_idx" ON "ticket"("org_id", "assignee_id", "status_rank", "updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_team_id_status_rank_updated_at_id_idx" ON "ticket"("org_id", "team_id", "status_rank", "updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_branch_id_status_rank_updated_at_id_idx" ON "ticket"("org_id", "branch_id", "status_rank", "updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_org_id_category_id_status_rank_updated_at_id_idx" ON "ticket"("org_id", "category_id", "status_rank", "updated_at", "id");

-- AddForeignKey
ALTER TABLE "ticket_words" ADD CONSTRAINT "ticket_words_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_seen" ADD CONSTRAINT "ticket_seen_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_seen" ADD CONSTRAINT "ticket_seen_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_org_id_owner_id_fkey" FOREIGN KEY ("org_id", "owner_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_setting" ADD CONSTRAINT "queue_setting_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_export" ADD CONSTRAINT "ticket_export_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app_private.protect('ticket_words');
SELECT app_private.protect('ticket_seen');
SELECT app_private.protect('saved_view');
SELECT app_private.protect('queue_setting');
SELECT app_private.protect('ticket_export');
GRANT UPDATE ON ticket_words, ticket_seen, saved_view, queue_setting, ticket_export TO handrail_app;
GRANT DELETE ON saved_view, ticket_export TO handrail_app;

CREATE INDEX ticket_snoozed_idx ON ticket (org_id, id) WHERE snoozed_until IS NOT NULL OR snoozed_until_reply;

-- Search: words as they are written, without accents; by month, because a posting list is read in the order of the
-- rows: one month of it costs the same however many there are.
CREATE TEXT SEARCH CONFIGURATION public.handrail_words (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION public.handrail_words
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.simple;

CREATE FUNCTION app_private.keep_ticket_words() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.ticket_words (org_id, ticket_id, month, words)
  VALUES (new.org_id, new.id,
    (extract(year FROM new.created_at AT TIME ZONE 'UTC') * 12 + extract(month FROM new.created_at AT TIME ZONE 'UTC'))::integer,
    to_tsvector('public.handrail_words', new.subject || ' ' || translate(new.number, '-', ' ')))
  ON CONFLICT (org_id, ticket_id) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END
$$;
CREATE TRIGGER ticket_words_insert AFTER INSERT ON ticket
  FOR EACH ROW EXECUTE FUNCTION app_private.keep_ticket_words();
CREATE TRIGGER ticket_words_update AFTER UPDATE OF subject, number ON ticket
  FOR EACH ROW WHEN (old.subject IS DISTINCT FROM new.subject OR old.number IS DISTINCT FROM new.number)
  EXECUTE FUNCTION app_private.keep_ticket_words();
INSERT INTO ticket_words (org_id, ticket_id, month, words)
SELECT org_id, id, (extract(year FROM created_at AT TIME ZONE 'UTC') * 12 + extract(month FROM created_at AT TIME ZONE 'UTC'))::integer,
  to_tsvector('public.handrail_words', subject || ' ' || translate(number, '-', ' '))
FROM ticket;

CREATE INDEX ticket_words_idx ON ticket_words USING gin (org_id, month, words) WHERE words IS NOT NULL;
CREATE INDEX message_words_idx ON message USING gin (
  org_id,
  ((extract(year FROM created_at AT TIME ZONE 'UTC') * 12 + extract(month FROM created_at AT TIME ZONE 'UTC'))::integer),
  to_tsvector('public.handrail_words', body)
) WHERE state = 'sent';
CREATE INDEX contact_words_idx ON contact USING gin (org_id, to_tsvector('public.handrail_words',
  name || ' ' || coalesce(email || ' ' || translate(email, '@._+-', '     '), '') || ' ' || coalesce(external_id, '')));

CREATE POLICY lookup ON ticket FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON ticket_words FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON conversation FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON message FOR SELECT TO CURRENT_USER USING (true);

-- Tickets with all words in one place (subject and number, or one message), wherever they are in time.
CREATE FUNCTION app_private.tickets_with(org uuid, wanted tsquery, enough integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY
    (SELECT w.ticket_id FROM public.ticket_words w WHERE w.org_id = org AND w.words @@ wanted LIMIT enough)
    UNION
    (SELECT v.ticket_id FROM (
       SELECT m.conversation_id FROM public.message m
       WHERE m.org_id = org AND m.state = 'sent' AND to_tsvector('public.handrail_words', m.body) @@ wanted LIMIT enough
     ) m JOIN public.conversation v ON v.org_id = org AND v.id = m.conversation_id AND v.ticket_id IS NOT NULL);
END
$$;

-- The same among the texts of some months.
CREATE FUNCTION app_private.tickets_with_in(org uuid, wanted tsquery, months integer[], enough integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY
    (SELECT w.ticket_id FROM public.ticket_words w
     WHERE w.org_id = org AND w.month = ANY (months) AND w.words @@ wanted LIMIT enough)
    UNION
    (SELECT v.ticket_id FROM (
       SELECT m.conversation_id FROM public.message m
       WHERE m.org_id = org AND m.state = 'sent'
         AND (extract(year FROM m.created_at AT TIME ZONE 'UTC') * 12 + extract(month FROM m.created_at AT TIME ZONE 'UTC'))::integer = ANY (months)
         AND to_tsvector('public.handrail_words', m.body) @@ wanted LIMIT enough
     ) m JOIN public.conversation v ON v.org_id = org AND v.id = m.conversation_id AND v.ticket_id IS NOT NULL);
END
$$;

CREATE FUNCTION app_private.tickets_of_contacts(org uuid, wanted tsquery, enough integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY SELECT t.id FROM (
    SELECT c.id FROM public.contact c
    WHERE c.org_id = org AND to_tsvector('public.handrail_words', c.name || ' '
      || coalesce(c.email || ' ' || translate(c.email, '@._+-', '     '), '') || ' ' || coalesce(c.external_id, '')) @@ wanted
    LIMIT 50
  ) c CROSS JOIN LATERAL (
    SELECT t.id FROM public.ticket t WHERE t.org_id = org AND t.contact_id = c.id ORDER BY t.updated_at DESC LIMIT 50
  ) t LIMIT enough;
END
$$;

-- `@@` is not leakproof, so it runs here, bound to the organisation of the transaction; the ids go back through the
-- policies and the scope of who asks. Where more tickets have the words than are wanted, the newest months come first.
-- The last word counts as a beginning where hardly anything has it whole.
CREATE FUNCTION app_private.search_tickets(query text, enough integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE
  few CONSTANT integer := 100;
  org uuid := app_private.current_org();
  plain text := trim(regexp_replace(left(query, 200), '[^[:alnum:]]+', ' ', 'g'));
  words tsquery := plainto_tsquery('public.handrail_words', plain);
  address tsquery := plainto_tsquery('public.handrail_words', substring(left(query, 200) from '[^[:space:]]+@[^[:space:]]+'));
  wanted tsquery := coalesce(words || address, words);
  this_month integer := extract(year FROM now() AT TIME ZONE 'UTC') * 12 + extract(month FROM now() AT TIME ZONE 'UTC');
  of_contacts uuid[];
  found uuid[];
  span integer[];
  turn integer;
BEGIN
  SELECT array_agg(t.id) INTO found FROM public.ticket t WHERE t.org_id = org AND t.number = upper(trim(query));
  IF found IS NOT NULL THEN
    RETURN QUERY SELECT unnest(found);
    RETURN;
  END IF;
  IF numnode(words) = 0 THEN
    RETURN;
  END IF;
  FOR turn IN 1..2 LOOP
    of_contacts := ARRAY(SELECT app_private.tickets_of_contacts(org, wanted, enough));
    found := ARRAY(SELECT app_private.tickets_with(org, wanted, few));
    IF cardinality(found) >= few THEN
      found := '{}';
      FOREACH span SLICE 1 IN ARRAY ARRAY[[0, 1], [2, 5], [6, 17], [18, 35]] LOOP
        EXIT WHEN cardinality(found) >= enough OR (turn = 2 AND span[1] > 0);
        found := array_cat(found, ARRAY(SELECT app_private.tickets_with_in(org, wanted,
          ARRAY(SELECT generate_series(this_month - span[2], this_month - span[1])), enough)));
      END LOOP;
      IF cardinality(found) < few THEN
        found := array_cat(found, ARRAY(SELECT app_private.tickets_with(org, wanted, enough)));
      END IF;
    END IF;
    found := array_cat(of_contacts, found);
    EXIT WHEN cardinality(found) >= 20 OR turn = 2 OR NOT (plain ~ '([[:alnum:]]{3}|[0-9])$');
    wanted := (words::text || ':*')::tsquery;
  END LOOP;
  RETURN QUERY SELECT DISTINCT id FROM unnest(found) AS id LIMIT least(enough, 2000);
END
$$;
REVOKE ALL ON FUNCTION app_private.search_tickets(text, integer), app_private.tickets_with(uuid, tsquery, integer),
  app_private.tickets_with_in(uuid, tsquery, integer[], integer), app_private.tickets_of_contacts(uuid, tsquery, integer),
  app_private.keep_ticket_words() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_private.search_tickets(text, integer) TO handrail_app;
