import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PortalFrame } from "../../../../features/portal/portal-frame.tsx";
import { TrackForm } from "../../../../features/portal/track-form.tsx";
import { guestApi } from "../../../../trpc/server.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.track"))("title"), robots: { index: false } };
}

/** What the guest on this browser has asked already; empty where there is none. */
async function ownRequests() {
  const found = await guestApi();
  return found ? (await found.api.tickets.own({ limit: 10 })).tickets : [];
}

export default async function TrackPage({ searchParams }: Props) {
  const t = await getTranslations("portal.track");
  const [given] = [(await searchParams).number].flat();
  const requests = await ownRequests();
  return (
    <PortalFrame title={t("title")} body={t("body")}>
      {requests.length > 0 ? (
        <section aria-label={t("yours")} className="mt-6">
          <h2 className="text-md font-semibold">{t("yours")}</h2>
          <ul className="mt-2 divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
            {requests.map(({ id, number, subject }) => (
              <li key={id}>
                <Link
                  href={`/support/track/${encodeURIComponent(number)}`}
                  className="block px-4 py-3 text-fg no-underline -outline-offset-2 hover:bg-surface-hover"
                >
                  <span className="block truncate font-medium">{subject}</span>
                  <span className="block text-sm text-fg-subtle">{number}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <TrackForm number={given?.slice(0, 60) ?? ""} />
      <p className="mt-4 text-sm text-fg-muted">
        <Link href="/support/new" className="text-accent-text">
          {t("new")}
        </Link>
      </p>
    </PortalFrame>
  );
}
