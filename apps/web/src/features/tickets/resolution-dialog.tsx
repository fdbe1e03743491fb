"use client";
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";
import { CheckCircle2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";

const shortest = 3;
const longest = 5_000;

type Props = {
  title: string;
  body: string;
  text: string;
  onText: (text: string) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  isPending?: boolean;
  /** What to know before. */
  children?: ReactNode;
  /** `done` empties the text and closes. */
  onSubmit: (resolution: string, done: () => void) => void;
};

/** Asks how it was solved. */
export function ResolutionDialog(props: Props) {
  const { title, body, text, onText, open, onOpenChange, isPending = false, children, onSubmit } = props;
  const t = useTranslations("tickets.resolve");
  const [showsError, setShowsError] = useState(false);
  const isTooShort = text.trim().length < shortest;
  const done = () => {
    onText("");
    setShowsError(false);
    onOpenChange(false);
  };
  const submit = () => {
    setShowsError(true);
    if (!isTooShort) onSubmit(text.trim(), done);
  };
  return (
    <CardDialog open={open} onOpenChange={onOpenChange}>
      <DialogForm
        title={title}
        body={body}
        submit={
          <>
            <CheckCircle2 aria-hidden />
            {t("submit")}
          </>
        }
        isPending={isPending}
        onSubmit={submit}
        onClose={() => onOpenChange(false)}
      >
        {children}
        <Field label={t("label")} error={showsError && isTooShort ? t("required") : undefined}>
          <Textarea
            autoFocus
            minRows={4}
            maxLength={longest}
            placeholder={t("placeholder")}
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
        </Field>
      </DialogForm>
    </CardDialog>
  );
}
