import Link from "next/link";

type Props = {
  title: string;
  articles: readonly { id: string; slug: string; title: string; excerpt: string }[];
};

/** What else is worth reading. */
export function RelatedArticles({ title, articles }: Props) {
  if (articles.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="text-base font-semibold">{title}</h2>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2">
        {articles.map((article) => (
          <li key={article.id}>
            <Link
              href={`/help/${article.slug}`}
              className="block h-full rounded-card border border-line bg-surface px-4 py-3 text-fg no-underline transition-colors hover:border-line-strong hover:bg-surface-hover"
            >
              <span className="block font-medium text-balance">{article.title}</span>
              <span className="mt-0.5 line-clamp-2 text-sm text-fg-muted">{article.excerpt}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
