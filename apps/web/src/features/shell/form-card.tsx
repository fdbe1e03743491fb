"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@handrail/ui/card";
import { cn } from "@handrail/ui/cn";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";

type Props = {
  title: string;
  description: string;
  save: { error: unknown; isPending: boolean };
  /** Something was changed, and all of it may be. */
  canSave: boolean;
  onSave: () => void;
  /** Something stands here that is not saved. */
  isChanged?: boolean;
  className?: string;
  children: ReactNode;
};

/** Settings that are saved together; what the server refuses is said above them, and what was typed stays. */
export function FormCard({
  title,
  description,
  save,
  canSave,
  onSave,
  isChanged = false,
  className = "max-w-130",
  children,
}: Props) {
  const common = useTranslations("common");
  const errorText = useErrorText();
  return (
    <Card>
      <CardHeader title={title} description={description} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) onSave();
        }}
      >
        <CardBody className={cn("flex flex-col gap-4", className)}>
          {save.error ? (
            <Callout tone="danger" live>
              {errorText(save.error)}
            </Callout>
          ) : null}
          {children}
        </CardBody>
        <CardFooter>
          {isChanged && <span className="me-auto text-sm text-fg-muted">{common("unsaved")}</span>}
          <Button type="submit" variant="primary" loading={save.isPending} disabled={!canSave}>
            {common("save")}
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
