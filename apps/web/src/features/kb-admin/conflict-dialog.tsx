"use client";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { Button } from "@handrail/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { Segmented } from "@handrail/ui/segmented";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { changedFields, type FieldName, suggestedSides } from "./article-fields.ts";
import type { Theirs } from "./draft-store.ts";
import { TextDiff } from "./text-diff.tsx";

type Side = "mine" | "theirs";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  base: ArticleFields;
  mine: ArticleFields;
  theirs: Theirs;
  /** `unchosen` is what is lost where both had changed something. */
  onSettle: (chosen: ArticleFields, unchosen: ArticleFields) => void;
};

/** PURE. The fields that come from each side. */
function pick(
  mine: ArticleFields,
  theirs: ArticleFields,
  sides: Partial<Record<FieldName, Side>>,
): ArticleFields {
  const from = (name: FieldName) => (sides[name] === "theirs" ? theirs : mine);
  return {
    title: from("title").title,
    slug: from("slug").slug,
    excerpt: from("excerpt").excerpt,
    body: from("body").body,
    categoryId: from("categoryId").categoryId,
    tags: from("tags").tags,
    intents: from("intents").intents,
    visibility: from("visibility").visibility,
  };
}

function useFieldText() {
  const t = useTranslations("kb");
  const visibilities = useTranslations("vocabulary.articleVisibility");
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  return (fields: ArticleFields, name: FieldName): string => {
    switch (name) {
      case "tags":
      case "intents":
        return fields[name].join(", ") || t("conflict.empty");
      case "visibility":
        return visibilities(fields.visibility);
      case "categoryId":
        return categories.data?.find(({ id }) => id === fields.categoryId)?.name ?? t("fields.noCategory");
      default:
        return fields[name] || t("conflict.empty");
    }
  };
}

/** Both versions of an article that two have written, part by part, to choose from. */
export function ConflictDialog({ open, onOpenChange, base, mine, theirs, onSettle }: Props) {
  const t = useTranslations("kb.conflict");
  const editor = useTranslations("kb.editor");
  const names = useTranslations("kb.fields");
  const common = useTranslations("common");
  const format = useFormatter();
  const now = useNow();
  const textOf = useFieldText();
  const [chosen, setChosen] = useState<Partial<Record<FieldName, Side>>>({});
  const differing = changedFields(mine, theirs.fields);
  const sides = { ...suggestedSides(base, mine, theirs.fields), ...chosen };
  const writer = theirs.writer ?? editor("somebody");
  const all = (side: Side) => setChosen(Object.fromEntries(differing.map((name) => [name, side])));
  const settle = () => {
    const opposite = Object.fromEntries(
      differing.map((name) => [name, sides[name] === "theirs" ? "mine" : "theirs"] as const),
    );
    onSettle(pick(mine, theirs.fields, sides), pick(mine, theirs.fields, opposite));
    setChosen({});
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="xl" closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>
            {t("body", { name: writer, time: format.relativeTime(theirs.at, now) })}
          </DialogDescription>
        </DialogHeader>
        <DialogBody className="flex flex-col gap-5">
          {differing.map((name) => (
            <section key={name} aria-label={names(name)} className="flex flex-col gap-2">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="text-sm font-semibold">{names(name)}</h3>
                <Segmented
                  label={names(name)}
                  size="sm"
                  value={sides[name] ?? "mine"}
                  onValueChange={(side) => setChosen({ ...chosen, [name]: side })}
                  options={[
                    { value: "theirs", label: t("theirs", { name: writer }) },
                    { value: "mine", label: t("mine") },
                  ]}
                />
              </div>
              {name === "body" ? (
                <TextDiff before={theirs.fields.body} after={mine.body} label={names("body")} />
              ) : (
                <dl className="grid gap-2 text-sm sm:grid-cols-2">
                  {(["theirs", "mine"] as const).map((side) => (
                    <div
                      key={side}
                      data-chosen={(sides[name] ?? "mine") === side}
                      className="rounded-control border border-line bg-surface px-3 py-2 data-[chosen=true]:border-ring data-[chosen=true]:bg-surface-selected"
                    >
                      <dt className="text-xs text-fg-muted">
                        {side === "mine" ? t("mine") : t("theirs", { name: writer })}
                      </dt>
                      <dd className="wrap-anywhere">
                        {textOf(side === "mine" ? mine : theirs.fields, name)}
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </section>
          ))}
        </DialogBody>
        <DialogFooter>
          <span className="me-auto flex gap-2">
            <Button variant="ghost" onClick={() => all("theirs")}>
              {t("allTheirs")}
            </Button>
            <Button variant="ghost" onClick={() => all("mine")}>
              {t("allMine")}
            </Button>
          </span>
          <Button variant="primary" onClick={settle}>
            {t("use")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
