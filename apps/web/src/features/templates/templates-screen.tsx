"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { SearchInput } from "@handrail/ui/search-input";
import { Table, TableBody, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import { FileText, Plus, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { TemplateEditor } from "./template-editor.tsx";
import { type StaffTemplate, TemplateRow } from "./template-row.tsx";

/** PURE. Templates that hold what was typed, in name, shortcut or text. */
function matching(templates: readonly StaffTemplate[], typed: string): readonly StaffTemplate[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return templates;
  return templates.filter(({ name, shortcut, body }) =>
    [name, shortcut ?? "", body].some((text) => text.toLowerCase().includes(wanted)),
  );
}

/** The organisation's templates: what agents put into replies, and what it brought. */
export function TemplatesScreen() {
  const t = useTranslations("templates.settings");
  const [typed, setTyped] = useState("");
  const [edited, setEdited] = useState<StaffTemplate | "new" | null>(null);
  const list = trpc.templates.list.useQuery();
  const all = list.data ?? [];
  const shown = matching(all, typed);
  const create = (
    <Button variant="primary" onClick={() => setEdited("new")}>
      <Plus aria-hidden />
      {t("new")}
    </Button>
  );
  return (
    <Card>
      <CardHeader title={t("title")} description={t("description")} actions={create} />
      {all.length > 0 && (
        <div className="px-4 pb-4">
          <SearchInput className="max-w-72" label={t("search")} value={typed} onText={setTyped} />
        </div>
      )}
      <QueryState query={list} failed={t("failed")} />
      {!list.data ? null : all.length === 0 ? (
        <EmptyState icon={<FileText />} title={t("emptyTitle")} body={t("emptyBody")} action={create} />
      ) : shown.length === 0 ? (
        <EmptyState icon={<SearchX />} title={t("noMatch")} body={t("noMatchBody")} />
      ) : (
        <Table caption={t("title")} density="comfortable" frame={false} boxClassName="border-t border-line">
          <TableHead>
            <TableRow>
              <TableHeaderCell>{t("name")}</TableHeaderCell>
              <TableHeaderCell>{t("shortcut")}</TableHeaderCell>
              <TableHeaderCell className="max-md:hidden">{t("category")}</TableHeaderCell>
              <TableHeaderCell align="end">{t("uses")}</TableHeaderCell>
              <TableHeaderCell align="end">{t("rating")}</TableHeaderCell>
              <TableHeaderCell className="max-md:hidden">{t("lastUsed")}</TableHeaderCell>
              <TableHeaderCell>{t("state")}</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((template) => (
              <TemplateRow key={template.id} template={template} onOpen={() => setEdited(template)} />
            ))}
          </TableBody>
        </Table>
      )}
      {edited && (
        <TemplateEditor
          key={edited === "new" ? "new" : edited.id}
          template={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}
