"use client";
import { Field } from "@handrail/ui/field";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataFiles } from "../data-files/index.ts";

const formats = ["csv", "jsonl"] as const;

/** What models were asked and answered, as a file. */
export function InteractionFiles({ days }: { days: number }) {
  const t = useTranslations("aiInsights.files");
  const [format, setFormat] = useState<(typeof formats)[number]>("csv");
  return (
    <DataFiles
      query={{ kind: "ai_interactions", format, days }}
      label={t("export")}
      body={t("body", { days })}
    >
      <Field label={t("format")} className="max-w-48">
        <NativeSelect
          value={format}
          onChange={({ target }) => setFormat(formats.find((each) => each === target.value) ?? "csv")}
        >
          {formats.map((each) => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
        </NativeSelect>
      </Field>
    </DataFiles>
  );
}
