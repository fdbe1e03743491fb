"use client";
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
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";
import { CheckCircle2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";

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
  const common = useTranslations("common");
  const [showsError, setShowsError] = useState(false);
  const isTooShort = text.trim().length < shortest;
  const done = () => {
    onText("");
    setShowsError(false);
    onOpenChange(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShowsError(true);
    if (!isTooShort) onSubmit(text.trim(), done);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <form onSubmit={submit} className="flex min-h-0 flex-col">
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription>{body}</DialogDescription>
          </DialogHeader>
          <DialogBody className="flex flex-col gap-3">
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
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>{common("cancel")}</Button>
            <Button type="submit" variant="primary" loading={isPending}>
              <CheckCircle2 aria-hidden />
              {t("submit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
