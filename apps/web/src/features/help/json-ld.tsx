import { scriptText } from "./structured-data.ts";

/** Data for search engines; the browser runs nothing of it, and `scriptText` leaves nothing that could end the element. */
export function JsonLd({ data }: { data: object }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptText(data) }} />;
}
