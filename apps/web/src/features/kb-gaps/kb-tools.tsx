"use client";
import { Button } from "@handrail/ui/button";
import { ArrowDownUp, Equal, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "../shell/me.tsx";

/** The ways from the list of articles to what it lacks, and to bringing pages in. */
export function KbTools() {
  const gaps = useTranslations("kbGaps");
  const synonyms = useTranslations("kb.synonyms");
  const imports = useTranslations("kbImport");
  const canWrite = useCan("kb:write");
  return (
    <>
      <Button asChild>
        <Link href="/support-dashboard/kb/gaps">
          <SearchX aria-hidden />
          {gaps("link")}
        </Link>
      </Button>
      {canWrite && (
        <Button asChild>
          <Link href="/support-dashboard/kb/synonyms">
            <Equal aria-hidden />
            {synonyms("link")}
          </Link>
        </Button>
      )}
      {canWrite && (
        <Button asChild>
          <Link href="/support-dashboard/kb/import">
            <ArrowDownUp aria-hidden />
            {imports("link")}
          </Link>
        </Button>
      )}
    </>
  );
}
