"use client";
import { ticketTypes } from "@handrail/contracts";
import { issueIcons, saveQuickIssueInput } from "@handrail/contracts/inputs/desk-settings";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { issueIcon } from "../support-modal/index.ts";
import { Choose } from "./choose.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["deskSettings"]["quickIssues"][number];
type Article = { value: string; label: string };

function ArticleChoice({
  chosen,
  onChange,
}: {
  chosen: Article | null;
  onChange: (article: Article | null) => void;
}) {
  const t = useTranslations("deskSettings.quickIssue");
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim(), 200);
  const found = trpc.kbAdmin.list.useQuery(
    { search, limit: 10, status: "published" },
    { placeholderData: (before) => before },
  );
  const listed = (found.data?.articles ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const others = chosen && !listed.some(({ value }) => value === chosen.value) ? [chosen, ...listed] : listed;
  const none = { value: "", label: t("noArticle") };
  return (
    <Field label={t("article")} hint={t("articleHint")}>
      <Combobox
        value={chosen?.value ?? ""}
        onValueChange={(id) => onChange(others.find(({ value }) => value === id) ?? null)}
        options={[none, ...others]}
        placeholder={t("noArticle")}
        searchPlaceholder={t("findArticle")}
        emptyLabel={t("noMatch")}
        query={typed}
        onQueryChange={setTyped}
      />
    </Field>
  );
}

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.quickIssue");
  const types = useTranslations("vocabulary.ticketType");
  const icons = useTranslations("deskSettings.icon");
  const categories = trpc.deskSettings.categories.useQuery();
  const save = trpc.deskSettings.saveQuickIssue.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveQuickIssueInput, save, row);
  const [title, setTitle] = useState(row?.title ?? "");
  const [description, setDescription] = useState(row?.description ?? "");
  const [suggestedType, setType] = useState(row?.suggestedType ?? "question");
  const [categoryId, setCategory] = useState(row?.categoryId ?? "");
  const [icon, setIcon] = useState<Row["icon"]>(row?.icon ?? "circle-help");
  const [article, setArticle] = useState<Article | null>(
    row?.article && row.articleId ? { value: row.articleId, label: row.article.title } : null,
  );
  const links = { categoryId: categoryId || null, articleId: article?.value ?? null };
  const listed = (categories.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SettingDialog
      title={t(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit({ ...links, title, description, suggestedType, icon })}
    >
      <Field label={t("name")} error={fault("title")}>
        <Input value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={t("text")} error={fault("description")}>
        <Input value={description} maxLength={200} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <Choose
        label={t("type")}
        value={suggestedType}
        options={ticketTypes.map((value) => ({ value, label: types(value) }))}
        onChange={setType}
      />
      <Choose
        label={t("category")}
        value={categoryId}
        options={[{ value: "", label: t("noCategory") }, ...listed]}
        onChange={setCategory}
      />
      <ArticleChoice chosen={article} onChange={setArticle} />
      <Choose
        label={t("icon")}
        value={icon}
        options={issueIcons.map((value) => ({ value, label: icons(value) }))}
        onChange={setIcon}
      />
    </SettingDialog>
  );
}

/** What customers are offered first in the support window. */
export function QuickIssuesScreen() {
  const t = useTranslations("deskSettings");
  const list = trpc.deskSettings.quickIssues.useQuery();
  return (
    <SettingScreen
      kind="quickIssue"
      list={list}
      itemOf={({ title, icon, category, article, useCount, ...row }) => {
        const Icon = issueIcon(icon);
        return {
          ...row,
          label: title,
          icon: <Icon aria-hidden className="size-5 shrink-0 text-fg-subtle" />,
          detail: [category?.name, article?.title, t("quickIssue.chosen", { count: useCount })]
            .filter(Boolean)
            .join(" · "),
          uses: { tickets: 0, others: 0 },
        };
      }}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
