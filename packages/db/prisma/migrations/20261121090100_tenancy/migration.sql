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
CREATE POLICY lookup ON organization FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON membership FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON membership_branch FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON branch FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY lookup ON contact FOR SELECT TO CURRENT_USER USING (true);
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

-- Who a session is, and where: one statement for what every request asks first. NULL once the session was ended,
-- or where the person belongs nowhere any more. PL/pgSQL, because it keeps the plan.
CREATE FUNCTION app_private.actor_of(person uuid, version integer, wanted_slug text, wanted_hosts text[]) RETURNS jsonb
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN (
    WITH mine AS (
      SELECT m.org_id, m.id, m.role, m.created_at, o.slug, o.name, o.hosts && wanted_hosts AS is_host
      FROM public.membership m JOIN public.organization o ON o.id = m.org_id
      WHERE m.user_id = person AND m.removed_at IS NULL
    ), chosen AS (
      SELECT * FROM mine
      ORDER BY is_host DESC, (slug = wanted_slug) DESC NULLS LAST, created_at, org_id LIMIT 1
    )
    SELECT jsonb_build_object(
      'name', u.name, 'email', u.email, 'membershipId', ch.id, 'role', ch.role,
      'contactId', c.id, 'plan', c.plan,
      'hasBranches', EXISTS (SELECT FROM public.branch b WHERE b.org_id = ch.org_id),
      'branchIds', (
        SELECT coalesce(jsonb_agg(mb.branch_id), '[]') FROM public.membership_branch mb
        WHERE mb.org_id = ch.org_id AND mb.membership_id = ch.id),
      'org', jsonb_build_object(
        'id', o.id, 'slug', o.slug, 'name', o.name, 'tier', o.tier, 'locale', o.locale, 'timeZone', o.time_zone,
        'accentHue', o.accent_hue, 'logoKey', o.logo_key, 'deepLinks', o.deep_links,
        'autoSendPairs', o.auto_send_pairs, 'confidenceThreshold', o.confidence_threshold),
      'memberships', (
        SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'role', role) ORDER BY name, slug) FROM mine))
    FROM public.app_user u, chosen ch
    JOIN public.organization o ON o.id = ch.org_id
    JOIN public.contact c ON c.org_id = ch.org_id AND c.user_id = person
    WHERE u.id = person AND u.session_version = version
  );
END
$$;

-- `@@` is not leakproof, so below row-level security the GIN index would go unused: search runs here instead,
-- bound to the organisation of the transaction, and the ids go back through the policies. Words are looked for one
-- by one, the last one also as a beginning; titles that merely look alike fill up where words find little.
CREATE FUNCTION app_private.search_passages(
  query text, config regconfig, with_internal boolean, row_limit integer
) RETURNS TABLE (passage_id uuid, article_id uuid, score real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH asked AS (
    SELECT regexp_replace(left(query, 500), '[!-/:-@[-`{-~]+', ' ', 'g') AS plain
  ), words AS (
    SELECT plainto_tsquery(config, plain) AS all_of,
      to_tsquery(config, substring(plain from '([[:alnum:]]+)\s*$') || ':*') AS last_word
    FROM asked
  ), wanted AS (
    SELECT all_of, CASE WHEN last_word IS NULL OR numnode(last_word) = 0 THEN any_of
      WHEN numnode(any_of) = 0 THEN last_word ELSE any_of || last_word END AS q
    FROM words, LATERAL (SELECT replace(all_of::text, ' & ', ' | ')::tsquery AS any_of) spread
  ), matches AS (
    SELECT p.id, p.article_id, a.title,
      ts_rank('{0.1, 0.3, 0.5, 1.0}', p.search, wanted.q, 1) * (CASE WHEN p.search @@ wanted.all_of THEN 1.5 ELSE 1 END)
        AS lexical
    FROM wanted
    JOIN public.passage p ON p.org_id = (SELECT app_private.current_org()) AND p.search @@ wanted.q
    JOIN public.article a ON a.org_id = p.org_id AND a.id = p.article_id
      AND a.status = 'published' AND (with_internal OR a.visibility = 'public')
    WHERE numnode(wanted.q) > 0
    ORDER BY lexical DESC, p.id
    LIMIT 500
  ), found AS (
    SELECT m.id, m.article_id,
      m.lexical + 0.15 * word_similarity(unaccent(lower(left(query, 200))), unaccent(lower(m.title))) AS score
    FROM matches m
  ), alike AS (
    SELECT first_passage.id, a.id AS article_id, 0.15 * likeness AS score
    FROM public.article a
    CROSS JOIN LATERAL (
      SELECT word_similarity(unaccent(lower(left(query, 200))), unaccent(lower(a.title))) AS likeness
    ) measured
    CROSS JOIN LATERAL (
      SELECT p.id FROM public.passage p
      WHERE p.org_id = a.org_id AND p.article_id = a.id ORDER BY p.position LIMIT 1
    ) first_passage
    WHERE (SELECT numnode(w.all_of) FROM words w) > 0 AND (SELECT count(DISTINCT f.article_id) FROM found f) < 3
      AND a.org_id = (SELECT app_private.current_org()) AND a.status = 'published'
      AND (with_internal OR a.visibility = 'public')
      AND likeness > 0.5 AND a.id NOT IN (SELECT f.article_id FROM found f)
  )
  SELECT id, article_id, score::real FROM (TABLE found UNION ALL TABLE alike) hits
  ORDER BY score DESC, id
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
  app_private.org_id_by_invitation(text), app_private.actor_of(uuid, integer, text, text[]),
  app_private.search_passages(text, regconfig, boolean, integer),
  app_private.outbox_done(uuid[]) TO handrail_app;
GRANT EXECUTE ON FUNCTION app_private.outbox_pending(timestamptz, integer) TO handrail_worker;
