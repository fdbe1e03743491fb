-- What an organisation lets AI answer, in the snapshot that every request reads.
CREATE OR REPLACE FUNCTION app_private.organization_snapshot(o organization) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT jsonb_build_object(
    'id', o.id, 'slug', o.slug, 'name', o.name, 'tier', o.tier, 'locale', o.locale, 'timeZone', o.time_zone,
    'accentHue', o.accent_hue, 'logoKey', o.logo_key, 'deepLinks', o.deep_links,
    'autoSendPairs', o.auto_send_pairs, 'confidenceThreshold', o.confidence_threshold,
    'autoSendThreshold', o.auto_send_threshold, 'aiReplies', o.ai_replies, 'kbVersion', o.kb_version)
$$;
