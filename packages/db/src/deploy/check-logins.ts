import { describeUrl } from "./database-url.ts";
import { DeployError } from "./deploy-error.ts";
import { type LoginKind, loginKinds } from "./roles.ts";
import { queryOne, type UrlSetting, withConnection } from "./session.ts";

const settings = {
  app: "APP_DATABASE_URL",
  worker: "WORKER_DATABASE_URL",
  jobs: "JOBS_DATABASE_URL",
} as const satisfies Record<LoginKind, UrlSetting>;

type LoginFacts = {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  owned: number;
  owns_by_membership: boolean;
  missing: string[];
};

const factsQuery = `
  SELECT r.rolname AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
    (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS owned,
    EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relowner <> r.oid
      AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns_by_membership,
    ARRAY(SELECT name FROM unnest($1::text[]) AS name WHERE NOT pg_has_role(r.oid, name::name, 'USAGE')) AS missing
  FROM pg_roles r WHERE r.rolname = current_user`;

function firstProblem(facts: LoginFacts) {
  if (facts.superuser) return "is a superuser";
  if (facts.bypasses) return "may bypass row-level security (BYPASSRLS)";
  if (facts.owned > 0) return `owns ${facts.owned} tables or indexes`;
  if (facts.owns_by_membership) return "is a member of the role that owns the tables";
  if (facts.missing.length > 0) {
    return `is not a member of ${facts.missing.join(" and ")}: run GRANT ${facts.missing.join(", ")} TO ${facts.role}`;
  }
  return undefined;
}

/**
 * Logs in once with each URL and makes sure that row-level security binds whoever comes that way.
 * @throws DeployError when a login fails, is too powerful, or lacks its group.
 */
export async function checkLogins(urls: Record<LoginKind, string>) {
  const kinds = ["app", "worker", "jobs"] as const satisfies LoginKind[];
  await Promise.all(
    kinds.map((kind) =>
      withConnection(
        urls[kind],
        async (client) => {
          const facts = await queryOne<LoginFacts>(client, factsQuery, [loginKinds[kind]]);
          const problem = firstProblem(facts);
          if (!problem) return;
          throw new DeployError(
            `${settings[kind]} (${describeUrl(urls[kind])}): the role "${facts.role}" ${problem}. ` +
              "The application must log in as a role that row-level security binds.",
          );
        },
        settings[kind],
      ),
    ),
  );
}
