"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { toast } from "@handrail/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { ImageUp, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { RefusedError } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { OrganizationMark } from "../shell/organization-mark.tsx";

const accepted = "image/png,image/jpeg,image/webp";
const largestBytes = 1024 * 1024;

async function send(file: File | null): Promise<void> {
  const response = await fetch("/api/files/logo", {
    method: file ? "POST" : "DELETE",
    ...(file ? { body: file, headers: { "content-type": "application/octet-stream" } } : {}),
  });
  if (!response.ok) throw new RefusedError(await response.json().catch(() => null));
}

export function LogoForm({ name, logoUrl }: { name: string; logoUrl: string | null }) {
  const t = useTranslations("settings.general");
  const errorText = useErrorText();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [isTooLarge, setIsTooLarge] = useState(false);
  const change = useMutation({
    mutationFn: send,
    onSuccess: (_answer, file) => {
      toast.success(t(file ? "logoSaved" : "logoRemoved"));
      router.refresh();
    },
  });
  const choose = (file: File | undefined) => {
    if (input.current) input.current.value = "";
    if (!file) return;
    change.reset();
    setIsTooLarge(file.size > largestBytes);
    if (file.size <= largestBytes) change.mutate(file);
  };
  const problem = isTooLarge ? t("logoTooLarge") : change.error ? errorText(change.error) : null;
  return (
    <Card>
      <CardHeader title={t("logo")} />
      <CardBody className="flex flex-col gap-4">
        {problem ? (
          <Callout tone="danger" live>
            {problem}
          </Callout>
        ) : null}
        <div className="flex flex-wrap items-center gap-4">
          <OrganizationMark name={name} logoUrl={logoUrl} className="size-14 text-lg" />
          <input
            ref={input}
            type="file"
            accept={accepted}
            tabIndex={-1}
            aria-hidden
            className="hidden"
            onChange={(event) => choose(event.target.files?.[0])}
          />
          <Button aria-describedby={hint} loading={change.isPending} onClick={() => input.current?.click()}>
            <ImageUp />
            {t(logoUrl ? "logoReplace" : "logoChoose")}
          </Button>
          {logoUrl ? (
            <Button variant="ghost" disabled={change.isPending} onClick={() => change.mutate(null)}>
              <Trash2 />
              {t("logoRemove")}
            </Button>
          ) : null}
        </div>
        <p id={hint} className="text-sm text-fg-muted">
          {t("logoHint")}
        </p>
      </CardBody>
    </Card>
  );
}
