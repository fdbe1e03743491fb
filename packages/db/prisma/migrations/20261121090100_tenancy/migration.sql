-- Who may read and write which rows. Prisma sees none of this; `catalogue.test.ts` watches over it.
-- `packages/db/src/deploy` makes the roles before migrations run; the block serves databases that only replay them.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handrail_app') THEN
    CREATE ROLE handrail_app NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handrail_worker') THEN
    CREATE ROLE handrail_worker NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TEXT SEARCH CONFIGURATION public.handrail_en (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION public.handrail_en
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
CREATE TEXT SEARCH CONFIGURATION public.handrail_es (COPY = pg_catalog.spanish);
ALTER TEXT SEARCH CONFIGURATION public.handrail_es
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.spanish_stem;

CREATE INDEX passage_search_idx ON passage USING gin (org_id, search) WHERE search IS NOT NULL;

CREATE SCHEMA app_private;
GRANT USAGE ON SCHEMA public, app_private TO handrail_app, handrail_worker;

-- The organisation and the person of the present transaction; NULL where none is set.
CREATE FUNCTION app_private.current_org() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.org_id', true), '')::uuid;
CREATE FUNCTION app_private.current_person() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.user_id', true), '')::uuid;

-- Every table with org_id: forced row-level security, one policy, its own grants.
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'org_id' AND NOT a.attisdropped
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON public.%I TO handrail_app USING (org_id = (SELECT app_private.current_org())) WITH CHECK (org_id = (SELECT app_private.current_org()))',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO handrail_app', tenant_table);
  END LOOP;
END
$$;

GRANT UPDATE ON branch, membership, invitation, agent_profile, desk, number_counter, category, quick_issue, contact,
  ticket, conversation, chat_session, message, article, article_feedback TO handrail_app;
GRANT UPDATE (feedback) ON ai_interaction TO handrail_app;
GRANT DELETE ON membership_branch, category, quick_issue, article, passage, outbox TO handrail_app;

-- An organisation is found by slug or host before anything is known of the visitor; it holds no secret.
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON organization FOR SELECT TO handrail_app USING (true);
CREATE POLICY own ON organization FOR UPDATE TO handrail_app
  USING (id = (SELECT app_private.current_org())) WITH CHECK (id = (SELECT app_private.current_org()));
CREATE POLICY created ON organization FOR INSERT TO handrail_app WITH CHECK (id = (SELECT app_private.current_org()));
GRANT SELECT, INSERT, UPDATE ON organization TO handrail_app;

-- A person sees the own memberships everywhere, so that the organisation can be chosen.
CREATE POLICY own ON membership FOR SELECT TO handrail_app USING (user_id = (SELECT app_private.current_person()));

ALTER TABLE app_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE app_user FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app_user TO handrail_app
  USING (id = (SELECT app_private.current_person())) WITH CHECK (id = (SELECT app_private.current_person()));
CREATE POLICY colleagues ON app_user FOR SELECT TO handrail_app
  USING (EXISTS (SELECT FROM membership m WHERE m.user_id = app_user.id AND m.org_id = (SELECT app_private.current_org())));
CREATE POLICY members ON app_user FOR UPDATE TO handrail_app
  USING (EXISTS (SELECT FROM membership m WHERE m.user_id = app_user.id AND m.org_id = (SELECT app_private.current_org())));
GRANT SELECT, INSERT, UPDATE (name, locale, session_version, last_seen_at) ON app_user TO handrail_app;

ALTER TABLE user_credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_credential FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON user_credential TO handrail_app
  USING (user_id = (SELECT app_private.current_person())) WITH CHECK (user_id = (SELECT app_private.current_person()));
GRANT SELECT, INSERT, UPDATE ON user_credential TO handrail_app;

ALTER TABLE oauth_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE oauth_account FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON oauth_account TO handrail_app
  USING (user_id = (SELECT app_private.current_person())) WITH CHECK (user_id = (SELECT app_private.current_person()));
GRANT SELECT, INSERT ON oauth_account TO handrail_app;

ALTER TABLE link_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE link_token FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON link_token TO handrail_app
  USING (user_id = (SELECT app_private.current_person())) WITH CHECK (user_id = (SELECT app_private.current_person()));
GRANT SELECT, INSERT, UPDATE ON link_token TO handrail_app;

-- The web process asks for a link and learns nothing; only the worker reads who asked.
ALTER TABLE link_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE link_request FORCE ROW LEVEL SECURITY;
CREATE POLICY asked ON link_request FOR INSERT TO handrail_app WITH CHECK (true);
CREATE POLICY handled ON link_request TO handrail_worker USING (true);
GRANT INSERT ON link_request TO handrail_app;
GRANT SELECT, DELETE ON link_request TO handrail_worker;

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO handrail_app;

-- Narrow doors through row-level security. Each takes the least it needs and returns ids, not rows.
CREATE POLICY lookup ON app_user FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON oauth_account FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON link_token FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON invitation FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON passage FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON article FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY sweep ON outbox FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY done ON outbox FOR DELETE TO CURRENT_USER USING (true);

CREATE FUNCTION app_private.user_id_by_email(address text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT u.id FROM public.app_user u WHERE u.email = address
$$;

CREATE FUNCTION app_private.user_id_by_oauth(provider_name text, account_id text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.user_id FROM public.oauth_account o WHERE o.provider = provider_name AND o.provider_account_id = account_id
$$;

CREATE FUNCTION app_private.user_id_by_link(hash text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT l.user_id FROM public.link_token l WHERE l.token_hash = hash
$$;

CREATE FUNCTION app_private.org_id_by_invitation(hash text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT i.org_id FROM public.invitation i WHERE i.token_hash = hash
$$;

-- `@@` is not leakproof, so below row-level security the GIN index would go unused: search runs here instead,
-- bound to the organisation of the transaction, and the ids go back through the policies.
CREATE FUNCTION app_private.search_passages(
  query text, config regconfig, with_internal boolean, row_limit integer
) RETURNS TABLE (passage_id uuid, article_id uuid, score real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH words AS (
    SELECT nullif(replace(plainto_tsquery(config, left(query, 500))::text, ' & ', ' | '), '')::tsquery AS any_of,
      to_tsquery(config, nullif(regexp_replace(
        substring(left(query, 500) from '[[:alnum:]]+\s*$'), '\s', '', 'g'), '') || ':*') AS last_word
  ), wanted AS (
    SELECT CASE WHEN any_of IS NULL THEN last_word WHEN last_word IS NULL OR numnode(last_word) = 0 THEN any_of
      ELSE any_of || last_word END AS q FROM words
  ), matches AS (
    SELECT p.id, p.article_id,
      ts_rank('{0.1, 0.3, 0.5, 1.0}', p.search, wanted.q, 1) AS lexical
    FROM wanted, public.passage p
    WHERE wanted.q IS NOT NULL AND numnode(wanted.q) > 0
      AND p.org_id = (SELECT app_private.current_org()) AND p.search @@ wanted.q
  ), titles AS (
    SELECT a.id, word_similarity(unaccent(lower(left(query, 200))), unaccent(lower(a.title))) AS alike
    FROM public.article a
    WHERE a.org_id = (SELECT app_private.current_org()) AND a.status = 'published'
      AND (with_internal OR a.visibility = 'public')
  )
  SELECT coalesce(m.id, first_passage.id), t.id,
    (coalesce(m.lexical, 0) + 0.15 * t.alike)::real AS score
  FROM titles t
  LEFT JOIN matches m ON m.article_id = t.id
  LEFT JOIN LATERAL (
    SELECT p.id FROM public.passage p
    WHERE p.org_id = (SELECT app_private.current_org()) AND p.article_id = t.id ORDER BY p.position LIMIT 1
  ) first_passage ON m.id IS NULL
  WHERE (m.id IS NOT NULL OR t.alike > 0.5) AND coalesce(m.id, first_passage.id) IS NOT NULL
  ORDER BY score DESC, t.id
  LIMIT least(row_limit, 200)
$$;

CREATE FUNCTION app_private.outbox_pending(older_than timestamptz, row_limit integer)
  RETURNS TABLE (org_id uuid, id uuid, pushes jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.org_id, o.id, o.pushes FROM public.outbox o
  WHERE o.created_at < older_than ORDER BY o.created_at LIMIT least(row_limit, 1000)
$$;

CREATE FUNCTION app_private.outbox_done(ids uuid[]) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DELETE FROM public.outbox o WHERE o.id = ANY (ids)
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app_private FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_private.current_org(), app_private.current_person(),
  app_private.user_id_by_email(text), app_private.user_id_by_oauth(text, text), app_private.user_id_by_link(text),
  app_private.org_id_by_invitation(text), app_private.search_passages(text, regconfig, boolean, integer),
  app_private.outbox_done(uuid[]) TO handrail_app;
GRANT EXECUTE ON FUNCTION app_private.outbox_pending(timestamptz, integer) TO handrail_worker;
