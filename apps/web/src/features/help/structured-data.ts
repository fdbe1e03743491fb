/** PURE. What search engines read of the help centre, in the words of schema.org. */

/** JSON for a script element: nothing in it can end the element. */
export const scriptText = (data: object): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });

type Organization = { name: string };
const publisher = ({ name }: Organization) => ({ "@type": "Organization", name });

type Article = {
  title: string;
  excerpt: string;
  locale: string;
  url: URL;
  publishedAt: Date | null;
  updatedAt: Date;
  category: { name: string; url: URL } | null;
  image: URL | null;
};

/** An article, and where it stands in the help centre. */
export function articleData(
  organization: Organization,
  help: { title: string; url: URL },
  { title, excerpt, locale, url, publishedAt, updatedAt, category, image }: Article,
) {
  const trail = [
    { name: help.title, item: help.url.href },
    ...(category ? [{ name: category.name, item: category.url.href }] : []),
    { name: title, item: url.href },
  ];
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "Article",
        headline: title.slice(0, 110),
        description: excerpt,
        ...(image ? { image: image.href } : {}),
        inLanguage: locale,
        mainEntityOfPage: url.href,
        ...(publishedAt ? { datePublished: publishedAt.toISOString() } : {}),
        dateModified: updatedAt.toISOString(),
        author: publisher(organization),
        publisher: publisher(organization),
      },
      {
        "@type": "BreadcrumbList",
        itemListElement: trail.map((place, index) => ({
          "@type": "ListItem",
          position: index + 1,
          ...place,
        })),
      },
    ],
  };
}

type Answer = { title: string; excerpt: string; url: URL };

/** The help centre as questions and their short answers. */
export function faqData(organization: Organization, url: URL, answers: readonly Answer[]) {
  return {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    url: url.href,
    publisher: publisher(organization),
    mainEntity: answers.map(({ title, excerpt, url }) => ({
      "@type": "Question",
      name: title,
      url: url.href,
      acceptedAnswer: { "@type": "Answer", text: excerpt, url: url.href },
    })),
  };
}
