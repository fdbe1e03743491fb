-- The number of the knowledge base's contents: what readers are shown is kept in memory under it, and one change makes
-- all of that worthless in every process at once, because each request reads its organisation anyway.
ALTER TABLE "organization" ADD COLUMN "kb_version" INTEGER NOT NULL DEFAULT 0;

-- Before the statement, so that whoever changes articles takes the organisation's row first and never waits in a circle.
CREATE FUNCTION app_private.touch_kb() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE public.organization SET kb_version = kb_version + 1 WHERE id = (SELECT app_private.current_org());
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION app_private.touch_kb() FROM PUBLIC;

CREATE TRIGGER touch_kb BEFORE INSERT OR DELETE OR UPDATE OF slug, title, excerpt, body, category_id, tags, locale,
  translation_key, status, visibility, published_at, updated_at ON article
  FOR EACH STATEMENT EXECUTE FUNCTION app_private.touch_kb();
CREATE TRIGGER touch_kb BEFORE INSERT OR DELETE OR UPDATE ON article_redirect
  FOR EACH STATEMENT EXECUTE FUNCTION app_private.touch_kb();
CREATE TRIGGER touch_kb BEFORE INSERT OR DELETE OR UPDATE OF key, name, description, is_active, sort_order ON category
  FOR EACH STATEMENT EXECUTE FUNCTION app_private.touch_kb();

-- An organisation as every request reads it; `actor_of` asks here, so that a new column is added in one place.
CREATE FUNCTION app_private.organization_snapshot(o organization) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT jsonb_build_object(
    'id', o.id, 'slug', o.slug, 'name', o.name, 'tier', o.tier, 'locale', o.locale, 'timeZone', o.time_zone,
    'accentHue', o.accent_hue, 'logoKey', o.logo_key, 'deepLinks', o.deep_links,
    'autoSendPairs', o.auto_send_pairs, 'confidenceThreshold', o.confidence_threshold, 'kbVersion', o.kb_version)
$$;
REVOKE ALL ON FUNCTION app_private.organization_snapshot(organization) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app_private.actor_of(person uuid, version integer, wanted_slug text, wanted_hosts text[])
  RETURNS jsonb
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
      'org', app_private.organization_snapshot(o),
      'memberships', (
        SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'role', role) ORDER BY name, slug) FROM mine))
    FROM public.app_user u, chosen ch
    JOIN public.organization o ON o.id = ch.org_id
    JOIN public.contact c ON c.org_id = ch.org_id AND c.user_id = person
    WHERE u.id = person AND u.session_version = version
  );
END
$$;
